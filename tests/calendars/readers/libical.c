/* What libical (Evolution, KDE) reads in a calendar file, one event a line and its fields between tabs: UID, start, end,
 * status, sequence, number of alarms, title and description. Texts are in hexadecimal. The last line has the number of
 * errors, and whether the file obeys the RFC's rules on which property may stand where.
 * Build: cc libical.c -o libical -lical */
#include <libical/ical.h>
#include <stdio.h>

static char *next_line(char *into, size_t size, void *file) { return fgets(into, (int)size, file); }

static void print_hex(const char *text) {
    putchar('\t');
    for (; text && *text; text++) printf("%02x", (unsigned char)*text);
}

static void print_event(icalcomponent *event) {
    icalproperty *status = icalcomponent_get_first_property(event, ICAL_STATUS_PROPERTY);
    printf("%s\t%s", icalcomponent_get_uid(event), icaltime_as_ical_string(icalcomponent_get_dtstart(event)));
    printf("\t%s", icaltime_as_ical_string(icalcomponent_get_dtend(event)));
    printf("\t%s", status ? icalproperty_get_value_as_string(status) : "");
    printf("\t%d", icalcomponent_get_sequence(event));
    printf("\t%d", icalcomponent_count_components(event, ICAL_VALARM_COMPONENT));
    print_hex(icalcomponent_get_summary(event));
    print_hex(icalcomponent_get_description(event));
    putchar('\n');
}

int main(int count, char **arguments) {
    FILE *file = count == 2 ? fopen(arguments[1], "rb") : NULL;
    if (!file) return 2;
    icalparser *parser = icalparser_new();
    icalparser_set_gen_data(parser, file);
    icalcomponent *calendar = icalparser_parse(parser, next_line);
    if (!calendar) return 1;
    icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    for (; event; event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) print_event(event);
    int lawful = icalrestriction_check(calendar);
    printf("%d\t%s\n", icalcomponent_count_errors(calendar), lawful ? "lawful" : "unlawful");
    return 0;
}
