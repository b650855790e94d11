"""Screens from which the plan is lived with: what their keys do to what is under the cursor, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.errors import BadInput, PlannerError
from planner.ui import doing
from planner.ui.messages import Changed
from planner.ui.screens.base import Page
from planner.ui.words import plain_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from planner.domain.plan import Block
    from planner.service import Planner, View
    from planner.ui.widgets.rows import Rows

NOTHING = "There is no session under the cursor."


class Acting(Page[None]):
    """After each change `Changed` is sent, and the last row says what was done or why it was not."""

    @property
    def view(self) -> View:
        """The enrolment as it was read last."""
        raise NotImplementedError

    @property
    def rows(self) -> Rows:
        """The list."""
        raise NotImplementedError

    @property
    def readable(self) -> bool:
        """Whether anything could be read."""
        return True

    @property
    def planner(self) -> Planner:
        """What stores."""
        return self.planner_app.planner

    @property
    def today(self) -> date:
        """The student's date."""
        return self.planner_app.today

    def act(self, do: Callable[[], str]) -> None:
        """Does it, and says what was done or what stood in the way."""
        if self.readable:
            self.attempt(do)

    def attempt(self, do: Callable[[], str]) -> None:
        """Likewise, even where no plan can be read."""
        try:
            said = do()
        except PlannerError as error:
            self.say(plain_words(str(error)))
            return
        self.told(said)

    def told(self, said: str | None) -> None:
        """Something was stored: it is shown and said. None: nothing was."""
        if said:
            self.post_message(Changed())
            self.say(said)

    # The session under the cursor

    def block(self) -> Block:
        """The one under the cursor. `BadInput` where there is none."""
        kind, _, name = self.rows.key.partition(":")
        found = next((it for it in self.view.plan.blocks() if kind == "block" and it.id == name), None)
        if found is None:
            raise BadInput(NOTHING)
        return found

    def day(self) -> date:
        """The day under the cursor, else today."""
        from datetime import date

        kind, _, name = self.rows.key.partition(":")
        if kind == "day":
            return date.fromisoformat(name)
        if kind == "block":
            return self.block().date
        found = next((it.date for it in self.view.milestones if kind == "date" and it.key == name), self.today)
        return max(found, self.today)

    def action_tick_off(self) -> None:
        """Done, or not."""
        kind, _, name = self.rows.key.partition(":")
        if kind in ("date", "alert"):
            self.act(lambda: doing.see_to(self.planner, self.view, name.rpartition(":")[2], self.today))
        else:
            self.act(lambda: doing.tick(self.planner, self.view, self.block(), self.today))

    def action_leave_out(self) -> None:
        """Skipped."""
        self.act(lambda: doing.skip(self.planner, self.view, self.block()))

    def action_pin(self) -> None:
        """Pinned, or not."""
        self.act(lambda: doing.pin(self.planner, self.view, self.block(), self.today))

    def action_earlier_day(self) -> None:
        """The study day before."""
        self.act(lambda: doing.move(self.planner, self.view, self.block(), -1, self.today))

    def action_later_day(self) -> None:
        """The study day after."""
        self.act(lambda: doing.move(self.planner, self.view, self.block(), 1, self.today))

    def action_log(self) -> None:
        """Minutes, day, rating and note."""
        self._open_log("minutes")

    def action_rate(self) -> None:
        """The same form, at the rating."""
        self._open_log("rating")

    def _open_log(self, at: str) -> None:
        from planner.ui.screens.logging import log_form

        try:
            form = log_form(self.planner, self.view, doing.study(self.block()), self.today, at)
        except BadInput as error:
            self.say(str(error))
            return
        self.app.push_screen(form, self.told)

    # The plan as a whole

    def action_undo(self) -> None:
        """Takes back what was stored last."""
        self.act(lambda: doing.undo(self.planner))

    def action_replan(self) -> None:
        """What a replan would change."""
        if self.readable:
            from planner.ui.screens.replan import Replan

            self.app.push_screen(Replan(self.view), self.told)

    def action_log_other(self) -> None:
        """A topic that was not planned."""
        if self.readable:
            from planner.ui.screens.logging import Topics

            self.app.push_screen(Topics(self.view), self._log_topic)

    def _log_topic(self, topic: str | None) -> None:
        if topic:
            from planner.ui.screens.logging import topic_form

            name = topic.partition(":")[2]
            self.app.push_screen(topic_form(self.planner, self.view, name, self.today), self.told)

    def action_days_off(self) -> None:
        """Days away."""
        if self.readable:
            from planner.ui.screens.away import DaysOff

            self.app.push_screen(DaysOff(self.view, self.day()), self.told)

    def action_scores(self) -> None:
        """Percents by domain."""
        if self.readable:
            from planner.ui.screens.sitting import scores_form

            self.app.push_screen(scores_form(self.planner, self.view, self.today), self.told)

    def action_exam_result(self) -> None:
        """How the exam went."""
        if self.readable:
            from planner.ui.screens.sitting import result_form

            self.app.push_screen(result_form(self.planner, self.view, self.today), self.told)

    def action_passed(self) -> None:
        """The credential opens."""
        if self.readable:
            from planner.ui.screens.passing import pass_form

            try:
                form = pass_form(self.planner, self.view, self.today)
            except BadInput as error:
                self.say(plain_words(str(error)))
                return
            self.app.push_screen(form, self._after_pass)

    def _after_pass(self, said: str | None) -> None:
        if said:
            self.planner_app.go("credentials", said=said)
