package dev.edgescope.engine.record;

import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.live.RunLoop;
import dev.edgescope.engine.training.RunStart;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A process that records a run, goes on where it was killed, and says how far it is. */
final class KilledChild {
  private KilledChild() {}

  /**
   * Records until the end or until it is killed.
   *
   * @param args the run file, and the number of steps
   */
  public static void main(String[] args) throws InterruptedException {
    Path file = Path.of(args[0]);
    RunConfig config = Runs.small(Long.parseLong(args[1]));
    boolean continues = Files.exists(file);
    RunStart start = RunStart.of(config);
    if (continues) {
      try (RunFile opened = RunFile.open(file)) {
        start = opened.continuation(config);
      }
    }
    int past = start.past().steps();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    AtomicBoolean ended = new AtomicBoolean();
    AtomicLong steps = new AtomicLong();
    try (RunRecorder recorder =
        new RunRecorder(started -> file, RunRecorder.Stepless.RECORDED, RunRecorder.Notices.NONE)) {
      try (RunLoop loop = new RunLoop(start, recorder)) {
        loop.send(new Command.SetPace(4000));
        loop.send(new Command.Resume());
        if (past > 2000) {
          // A hand on the slider, at a step that nobody can foresee.
          loop.send(new Command.SetControl(Control.LEARNING_RATE, past % 2 == 0 ? 0.004 : 0.008));
        }
        while (!ended.get()) {
          loop.drain(
              event -> {
                if (event instanceof RunEvent.Stepped stepped) {
                  steps.set(stepped.block().step(stepped.block().size() - 1) + 1);
                }
                ended.compareAndSet(false, event instanceof RunEvent.Finished);
              },
              1000);
          out.println(steps.get());
          Thread.sleep(10);
        }
      }
    }
    out.println("ended");
  }
}
