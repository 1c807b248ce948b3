package dev.edgescope.app.workspace.live;

import dev.edgescope.app.control.Announcer;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.lesson.PauseAt;
import dev.edgescope.app.record.Recording;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.text.Words;

/**
 * What a screen reader hears of the live workspace: regimes, failures, refusals, pauses, saving.
 */
final class Announcements implements View {
  private final Subscriptions life = new Subscriptions();
  private final Announcer announcer = new Announcer();

  Announcements(LiveViewModel model, Recording recording, PauseAt pauseAt) {
    life.add(
        model
            .regimeProperty()
            .subscribe(regime -> {
              if (!regime.isEmpty()) {
                announcer.say(
                    Words.text(
                        "live.announcements.regime",
                        regime,
                        model.regimeReasonProperty().getValue()));
              }
            }));
    life.add(model.failureProperty().subscribe(announcer::say));
    life.add(model.refusalProperty().subscribe(announcer::say));
    life.add(pauseAt.reasonProperty().subscribe(announcer::say));
    life.add(recording.noticeProperty().subscribe(announcer::say));
    life.add(recording.savingProperty().subscribe(this::sayWhetherSaved));
  }

  /** Not that it goes on being saved. */
  private void sayWhetherSaved(boolean saving) {
    if (saving) {
      announcer.say(Words.text("live.announcements.theRunIsSavedAs"));
    }
  }

  Announcer announcer() {
    return announcer;
  }

  @Override
  public void close() {
    life.end();
  }
}
