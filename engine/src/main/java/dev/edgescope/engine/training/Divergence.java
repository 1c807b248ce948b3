package dev.edgescope.engine.training;

import dev.edgescope.engine.measure.Measurement;
import java.util.Locale;

/** The sentence for a run whose loss is no longer finite. */
public final class Divergence {
  private Divergence() {}

  /**
   * What happened, and what to do.
   *
   * @param step the first step whose loss is not finite
   */
  public static String sentence(TrainingRun run, long step) {
    StringBuilder message = new StringBuilder();
    message.append(
        String.format(Locale.ROOT, "The run diverged: the loss is not finite at step %,d", step));
    double edge = run.edge().level(run.learningRate());
    // The last readings may be of parameters beyond the precision.
    for (Measurement last : run.history().measurements().reversed()) {
      if (last.isSharpnessConverged()) {
        message.append(
            String.format(
                Locale.ROOT,
                "; at step %,d the %ssharpness was %.4g, with the edge of stability at %.4g",
                last.step(),
                last.isPreconditioned() ? "effective " : "",
                last.sharpness(),
                edge));
        break;
      }
    }
    boolean full = run.batchSize() == run.examples();
    message.append(full ? ". Lower the learning rate " : ". Lower the learning rate or raise B ");
    message.append(String.format(Locale.ROOT, "(now %.4g) and reset.", run.learningRate()));
    return message.toString();
  }
}
