package dev.edgescope.app.run;

import static java.util.Objects.requireNonNull;

import dev.edgescope.app.control.SettingFormat;
import dev.edgescope.app.control.SettingModel;
import dev.edgescope.app.run.curve.SeedCurves;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.SettingText;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.sweep.Ensemble;
import dev.edgescope.engine.sweep.FollowingEnsemble;
import dev.edgescope.engine.sweep.FollowingEnsemble.Told;
import dev.edgescope.engine.training.ControlChange;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The main run with other seeds beside it, made in the background as far as the run has got, with
 * what the hand has changed of it. Without a node; lives on the JavaFX thread and never waits.
 *
 * <p>When the run is laid out anew, its seeds begin with it.
 */
public final class SeedCompanions {
  /** A run alone. */
  public static final int NONE = 1;

  private static final int MOST = 50;

  /** On this machine; the run and the window want cores, too. */
  private static final int THREADS =
      Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, 2);

  /** Things told that a frame takes in. */
  private static final int LIMIT = 50;

  private final SettingModel<Integer> count =
      new SettingModel<>(
          NONE,
          SettingFormat.of(
              value -> NumberText.step(value), text -> SettingText.whole(text, NONE, MOST)));
  private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper(this, "progress", "");
  private final Runnable counted;
  private @Nullable FollowingEnsemble ensemble;

  /** Whose seeds they are. */
  private @Nullable RunRecord record;

  private @Nullable SeedCurves curves;

  private boolean refused;
  private int changesTold;

  /**
   * @param counted is told when another number of threads is at work
   */
  SeedCompanions(Runnable counted) {
    this.counted = counted;
    count.valueProperty().subscribe((before, after) -> restart());
  }

  /** Number of seeds, that of the run among them. */
  public SettingModel<Integer> count() {
    return count;
  }

  /** "up to step 240", or why there are none, in one sentence; empty for a run alone. */
  public ReadOnlyStringProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** How many threads are at work. */
  int threads() {
    return ensemble == null ? 0 : Math.min(THREADS, count.get());
  }

  /** Begins what was asked for and takes in what the members have told, once a frame. */
  void pulse(LiveRun run) {
    RunRecord now = run.recordProperty().get();
    if (now != record) {
      leave();
      record = now;
      refused = false;
    }
    if (count.get() == NONE || refused || run.stateProperty().get() == RunState.PREPARING) {
      return;
    }
    if (run.isBranch()) {
      refuse(Words.text("run.seedCompanions.aBranchDoesNotKnow"));
      return;
    }
    FollowingEnsemble members = ensemble;
    if (members == null) {
      members = begin(now);
    }
    follow(members, now, run.status().currentStep());
  }

  private FollowingEnsemble begin(RunRecord now) {
    RunConfig config = now.config();
    FollowingEnsemble begun = new FollowingEnsemble(Ensemble.seeds(config, count.get()), THREADS);
    ensemble = begun;
    changesTold = 0;
    curves = new SeedCurves(count.get(), now.config().kernelMark());
    now.setBands(curves);
    progress.set(Words.text("run.seedCompanions.preparing"));
    counted.run();
    return begun;
  }

  private void follow(FollowingEnsemble members, RunRecord now, long step) {
    List<ControlChange> changes = now.changes();
    changes.subList(changesTold, changes.size()).forEach(members::change);
    changesTold = changes.size();
    members.follow(step);
    SeedCurves drawn = requireNonNull(curves);
    if (members.drain(told -> accept(told, drawn), LIMIT) > 0 && ensemble != null) {
      if (drawn.grow()) {
        now.noteChanged();
      }
      progress.set(Words.text("run.seedCompanions.upToStep", NumberText.step(drawn.reached())));
    }
  }

  private void accept(Told told, SeedCurves drawn) {
    drawn.add(told);
    if (told instanceof Told.Failed(int _, String reason)) {
      refuse(reason);
    }
  }

  private void refuse(String sentence) {
    end();
    refused = true;
    progress.set(sentence);
  }

  private void restart() {
    end();
    refused = false;
  }

  /** Their lines go with them. */
  private void end() {
    if (ensemble != null && record != null) {
      record.setBands(null);
    }
    leave();
  }

  /** What they have drawn stays. */
  private void leave() {
    FollowingEnsemble running = ensemble;
    ensemble = null;
    curves = null;
    progress.set("");
    if (running != null) {
      running.close();
      counted.run();
    }
  }

  /** Ends all threads; never waits. */
  void close() {
    leave();
  }
}
