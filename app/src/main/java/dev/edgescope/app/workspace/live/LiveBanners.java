package dev.edgescope.app.workspace.live;

import dev.edgescope.app.control.Banner;
import dev.edgescope.app.control.FileDialogs;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.lesson.PauseAt;
import dev.edgescope.app.record.Recording;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.session.Recovery;
import dev.edgescope.app.session.Rewind;
import dev.edgescope.app.text.Words;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;

/**
 * What has to be said of live runs: that they failed, were refused, have paused by themselves, are
 * not kept or were found.
 */
final class LiveBanners implements View {
  private final Subscriptions life = new Subscriptions();
  private final LiveViewModel model;
  private final List<Banner> all;

  /** From a failure. */
  private Optional<Rewind.Target> wayBack = Optional.empty();

  LiveBanners(LiveViewModel model, Recording recording, Recovery recovery, PauseAt pauseAt) {
    this.model = model;
    all =
        List.of(
            failure(),
            refusal(),
            paused(pauseAt),
            examples(),
            recording(recording),
            recovery(recovery));
  }

  List<Banner> all() {
    return all;
  }

  @Override
  public void close() {
    life.end();
  }

  /** Why a run ended before its time, and first the way back. */
  private Banner failure() {
    Button back = Banner.action("failure-back", "", () -> wayBack.ifPresent(model.rewind()::go));
    life.add(
        model
            .failureProperty()
            .subscribe(failure -> {
              wayBack = failure.isEmpty() ? Optional.empty() : model.rewind().beforeLastRisk();
              back.setText(wayBack.map(Rewind.Target::words).orElse(""));
              show(back, wayBack.isPresent());
            }));
    return new Banner(
        "failure",
        Banner.Kind.FAILURE,
        model.failureProperty(),
        () -> {},
        back,
        Banner.action("failure-reset", Words.text("live.liveBanners.reset"), model::reset));
  }

  /** Why a control stays where it was. */
  private Banner refusal() {
    return new Banner(
        "refused-setting",
        Banner.Kind.WARNING,
        model.refusalProperty(),
        () -> model.selected().messages().dismissRefusal());
  }

  /** Why the runs have come to a halt by themselves. */
  private static Banner paused(PauseAt pauseAt) {
    return new Banner(
        "paused", Banner.Kind.NOTICE, pauseAt.reasonProperty(), pauseAt::forgetReason);
  }

  /** What is to be known of the examples of the run. */
  private Banner examples() {
    return new Banner(
        "data-notice",
        Banner.Kind.NOTICE,
        model.selectedProperty().flatMap(run -> run.messages().noticeProperty()),
        () -> model.selected().messages().dismissNotice());
  }

  private Banner recording(Recording recording) {
    Button choose =
        Banner.action("unsaved-folder", Words.text("live.liveBanners.chooseFolder"), () -> {});
    choose.setOnAction(event ->
        FileDialogs.of(choose)
            .folder(choose.getScene().getWindow(), Words.text("live.liveBanners.folderForRuns"))
            .ifPresent(recording::moveTo));
    return new Banner(
        "unsaved", Banner.Kind.WARNING, recording.noticeProperty(), recording::dismiss, choose);
  }

  private Banner recovery(Recovery recovery) {
    Button recover = Banner.action("recover", "", () -> recovery.recover(model::restore));
    life.add(
        recovery
            .countProperty()
            .subscribe(count -> {
              int runs = count.intValue();
              recover.setText(
                  runs == 1
                      ? Words.text("live.liveBanners.recoverIt")
                      : Words.text("live.liveBanners.recoverAll", String.valueOf(runs)));
              show(recover, runs > 0);
            }));
    return new Banner(
        "unfinished", Banner.Kind.NOTICE, recovery.offerProperty(), recovery::dismiss, recover);
  }

  private static void show(Button button, boolean shown) {
    button.setVisible(shown);
    button.setManaged(shown);
  }
}
