package dev.edgescope.app.workspace.live;

import dev.edgescope.engine.run.BatchSize;
import dev.edgescope.engine.run.Command;
import dev.edgescope.engine.run.Lockstep;
import dev.edgescope.engine.run.OptimizerConfig;
import dev.edgescope.engine.run.RunConfig;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the user's commands to the run and, while there is one, to its full-batch twin, and keeps
 * both at the same learning time. The twin gets every command but the batch size.
 */
final class Conductor implements Consumer<Command> {
  private final Consumer<Command> run;
  private final Lockstep lockstep;
  private @Nullable Consumer<Command> twin;
  private boolean going;
  private boolean settling;
  private boolean free = true;

  /**
   * How far a run has got.
   *
   * @param learningRate alpha in force
   * @param over whether it cannot go on
   */
  record Progress(double learningTime, double learningRate, boolean over) {}

  Conductor(Consumer<Command> run) {
    this.run = run;
    lockstep = new Lockstep(time -> sendBoth(new Command.SetHorizon(time)));
  }

  /**
   * A twin that stands at learning time 0; the run waits until it has caught up.
   *
   * @param running whether the run is under way
   */
  void pair(Consumer<Command> newTwin, boolean running) {
    twin = newTwin;
    free = false;
    settling = false;
    going = running;
    lockstep.restart();
    if (running) {
      newTwin.accept(new Command.Resume());
    }
  }

  /** The run is alone again. */
  void part() {
    boolean pausing = settling;
    setFree();
    twin = null;
    if (pausing) {
      run.accept(new Command.Pause());
    }
  }

  @Override
  public void accept(Command command) {
    Consumer<Command> other = twin;
    if (other == null) {
      run.accept(command);
      return;
    }
    switch (command) {
      case Command.Pause pause -> settling = true;
      case Command.Resume resume -> {
        settling = false;
        going = true;
        sendBoth(resume);
      }
      case Command.Reset(RunConfig config) -> {
        settling = false;
        going = false;
        free = false;
        lockstep.restart();
        run.accept(command);
        other.accept(new Command.Reset(onFullBatch(config)));
      }
      case Command.Step step -> {
        settling = false;
        going = false;
        sendBoth(step);
      }
      case Command.SetBatchSize size -> run.accept(size);
      default -> sendBoth(command);
    }
  }

  /** Moves the horizon, once a frame. */
  void pulse(Progress one, Progress other) {
    if (twin == null) {
      return;
    }
    if (one.over() || other.over()) {
      setFree();
    }
    double slowest = Math.min(one.learningTime(), other.learningTime());
    double fastest = Math.max(one.learningTime(), other.learningTime());
    double step = Math.max(one.learningRate(), other.learningRate());
    if (settling) {
      if (free || lockstep.settle(slowest, fastest, step)) {
        settling = false;
        going = false;
        sendBoth(new Command.Pause());
      }
    } else if (going && !free) {
      lockstep.advance(slowest, step);
    }
  }

  /** The same run on the full batch. */
  static RunConfig onFullBatch(RunConfig config) {
    OptimizerConfig optimizer = config.optimizer();
    return new RunConfig(
        config.data(),
        config.model(),
        config.loss(),
        new OptimizerConfig(optimizer.learningRate(), optimizer.momentum(), BatchSize.FULL),
        config.probes(),
        config.precision(),
        config.seed(),
        config.steps());
  }

  private void setFree() {
    if (!free) {
      free = true;
      sendBoth(new Command.SetHorizon(Double.POSITIVE_INFINITY));
    }
  }

  private void sendBoth(Command command) {
    run.accept(command);
    Consumer<Command> other = twin;
    if (other != null) {
      other.accept(command);
    }
  }
}
