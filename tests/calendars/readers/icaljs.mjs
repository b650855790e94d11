// What ical.js (Thunderbird, Nextcloud) reads in calendar files. One file a line in base64 on standard input,
// one JSON document a line on standard output: the calendar's name and method and its events, or an error.
import readline from "node:readline";
import ICAL from "ical.js";

const instant = (time) => (time.isDate ? time.toString() : time.toJSDate().toISOString().replace(".000Z", "Z"));

function event(component) {
  const read = new ICAL.Event(component);
  const value = (name) => component.getFirstPropertyValue(name);
  return {
    uid: read.uid,
    title: read.summary,
    description: read.description ?? "",
    start: instant(read.startDate),
    end: instant(read.endDate),
    status: value("status"),
    sequence: read.sequence,
    url: value("url") ?? "",
    categories: component.getAllProperties("categories").flatMap((property) => property.getValues()),
    alarms: component.getAllSubcomponents("valarm").map((alarm) => String(alarm.getFirstPropertyValue("trigger"))),
    recurring: read.isRecurring(),
    properties: component.getAllProperties().map((property) => property.name),
  };
}

function calendar(octets) {
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(octets);
  const root = new ICAL.Component(ICAL.parse(text));
  const children = root.getAllSubcomponents().map((child) => child.name);
  return {
    name: root.getFirstPropertyValue("x-wr-calname"),
    method: root.getFirstPropertyValue("method"),
    children: [...new Set(children)],
    events: root.getAllSubcomponents("vevent").map(event),
  };
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = calendar(Buffer.from(line, "base64"));
  } catch (error) {
    answer = { error: String(error.message) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
