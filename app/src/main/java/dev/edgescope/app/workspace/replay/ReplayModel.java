package dev.edgescope.app.workspace.replay;

import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.control.SettingModel;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.run.RunEngines;
import dev.edgescope.app.run.RunList;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.text.RunDate;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.machine.ComputingThreads;
import dev.edgescope.engine.measure.portrait.Portrait;
import dev.edgescope.engine.record.RecordedRun;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.training.ControlChange;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/**
 * A recorded run that is gone through in time, without a node. What is to be seen of it at a
 * position is what the live workspace would have shown then. Lives on the JavaFX thread and never
 * waits: a long way back is told again over several frames.
 */
public final class ReplayModel {
  private static final double SECONDS_FOR_ALL = 20;
  private static final double NANOS = 1e9;

  private final Path file;
  private final RecordedPortraits portraits;
  private final RecordedPort port;
  private final RunComparison comparison;
  private final LiveViewModel screen;
  private final DoubleProperty position = new SimpleDoubleProperty(this, "position");
  private final ReadOnlyLongWrapper end = new ReadOnlyLongWrapper(this, "end");
  private final BooleanProperty playing = new SimpleBooleanProperty(this, "playing");
  private final SettingModel<Double> pace;
  private final ReplayHistory history;
  private RecordedRun run;

  /** The charts that were chosen here; the user may choose others. */
  private BoardLayout ownLayout;

  private long lastNanos;

  /**
   * Stands at the end of the run.
   *
   * @param file where the run comes from
   * @param title what to call it
   */
  public ReplayModel(Path file, RecordedRun run, String title) {
    this.file = file;
    this.run = run;
    portraits = new RecordedPortraits(this::portrait, ReplayModel::beside);
    port = new RecordedPort(run, portraits);
    comparison =
        new RunComparison(
            run.config(),
            List.of(),
            Double.POSITIVE_INFINITY,
            new RunEngines(start -> port, ended -> {}),
            port::nanos);
    Preset shown =
        new Preset(
            "replay",
            title,
            Words.text(
                "library.replayModel.recorded",
                RunWords.summary(run.inForce()),
                RunDate.of(run.started())),
            Words.text("library.replayModel.goBackAndForthWith"),
            run.config(),
            List.of(),
            Double.POSITIVE_INFINITY);
    screen = new LiveViewModel(List.of(), shown, comparison);
    ownLayout = screen.layoutProperty().get();
    arrangeForeign();
    end.set(run.history().steps());
    position.set(last());
    pace = new SettingModel<>(ReplayPaces.near(last() / SECONDS_FOR_ALL), ReplayPaces.FORMAT);
    history = new ReplayHistory(screen);
    screen.undo().watch(position, value -> stand(value.doubleValue()), () -> true);
  }

  private static void beside(Runnable work) {
    ComputingThreads.named("edgescope-portrait").newThread(work).start();
  }

  private Portrait portrait(long step) {
    try (RunFile opened = RunFile.open(file)) {
      return opened.portrait(step);
    }
  }

  /** Why its examples and what it gets wrong of them cannot be shown; empty as long as they can. */
  public ReadOnlyStringProperty portraitFailureProperty() {
    return portraits.failureProperty();
  }

  /** That they cannot was read. */
  public void dismissPortraitFailure() {
    portraits.dismissFailure();
  }

  public Path file() {
    return file;
  }

  public RecordedRun run() {
    return run;
  }

  /** What is to be seen. */
  public LiveViewModel screen() {
    return screen;
  }

  public RunList runs() {
    return comparison.runs();
  }

  /** The run as the only one of a comparison. */
  public RunComparison comparison() {
    return comparison;
  }

  /** The step up to which the run is shown. */
  public DoubleProperty positionProperty() {
    return position;
  }

  /** The last step. */
  public ReadOnlyLongProperty endProperty() {
    return end.getReadOnlyProperty();
  }

  /** Whether the position moves on by itself. */
  public BooleanProperty playingProperty() {
    return playing;
  }

  /** Steps a second. */
  public SettingModel<Double> pace() {
    return pace;
  }

  /** Plays, from the start if it is at the end, or stops. */
  public void toggle() {
    if (!playing.get() && position.get() >= last()) {
      position.set(0);
    }
    playing.set(!playing.get());
  }

  /** Moves by some steps, and stops. */
  public void move(long steps) {
    stand((double) (step() + steps));
  }

  private void stand(double at) {
    playing.set(false);
    position.set(Math.clamp(at, 0.0, last()));
  }

  /** Takes back what the hand has changed last: time, the part in sight, marks, charts. */
  public void undo() {
    history.look();
    screen.undo().undo();
  }

  /** Does what was taken back last again. */
  public void redo() {
    history.look();
    screen.undo().redo();
  }

  /** The whole step of the position. */
  public long step() {
    return (long) Math.floor(position.get());
  }

  /** Takes over a later state of a run that is still being recorded; stays at the end if there. */
  public void update(RecordedRun longer) {
    boolean atEnd = step() >= end.get();
    run = longer;
    port.update(longer);
    comparison.main().renewHistory();
    arrangeForeign();
    end.set(longer.history().steps());
    if (atEnd) {
      screen.undo().leaveOut(() -> position.set(last()));
    }
  }

  /** What a program measures is not known before it does. */
  private void arrangeForeign() {
    if (run.isForeign() && screen.layoutProperty().get().equals(ownLayout)) {
      ownLayout = ForeignCharts.of(run.history().measurements());
      screen.undo().leaveOut(() -> screen.layoutProperty().set(ownLayout));
    }
  }

  /**
   * Moves on and shows what has happened, once a frame.
   *
   * @param nanos of the frame
   */
  public void pulse(long nanos) {
    history.look();
    screen.undo().leaveOut(() -> advance(nanos));
  }

  private void advance(long nanos) {
    if (playing.get()) {
      double seconds = Math.max(0, nanos - lastNanos) / NANOS;
      position.set(Math.min(last(), position.get() + seconds * pace.get()));
      playing.set(position.get() < last());
    }
    lastNanos = nanos;
    long target = step();
    if (target < port.position()) {
      rewind();
    }
    port.setPosition(target);
    comparison.pulse();
    followControls(target);
    screen.pulse();
  }

  /** Whether all is shown up to the position. */
  public boolean isCaughtUp() {
    return port.position() == step() && port.isCaughtUp();
  }

  private double last() {
    return (double) end.get();
  }

  private void rewind() {
    comparison.begin(run.config());
    screen.controls().stand(run.config().optimizer());
  }

  /** The controls stand as they stood. */
  private void followControls(long target) {
    OptimizerConfig optimizer = run.config().optimizer();
    for (ControlChange change : run.changes()) {
      if (change.step() <= target) {
        optimizer = optimizer.with(change.control(), change.to());
      }
    }
    screen.controls().stand(optimizer);
  }
}
