package dev.edgescope.engine.objective;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edgescope.engine.config.UpdateRule;

/** Runs of adaptive rules in 64 bits, from PyTorch. */
public final class AdaptiveReference {
  private AdaptiveReference() {}

  /** The runs of 20 steps from the parameters of a {@link TinyReference}, a node a rule. */
  public static JsonNode tinyRuns(String name) {
    return tiny(name).get("runs");
  }

  /** The batch size that K of these runs is for. */
  public static int batchSize(String name) {
    return tiny(name).get("batchForK").asInt();
  }

  private static JsonNode tiny(String name) {
    return TinyReference.read("/reference/adaptive/" + name + ".json");
  }

  /** Adam and RMSProp on 500 images of Fashion-MNIST until they hover at their edges. */
  public static JsonNode fashionRuns() {
    return TinyReference.read("/reference/adaptive/fashion-tanh-mse.json").get("runs");
  }

  /** The parameters that they start from, in flat order. */
  public static double[] fashionStart() {
    return NpyFile.read("/reference/adaptive/fashion-tanh-mse.theta0.npy");
  }

  /** The rule of a run. */
  public static UpdateRule rule(JsonNode run) {
    double beta2 = run.get("beta2").asDouble();
    double epsilon = run.get("epsilon").asDouble();
    return run.get("rule").asText().startsWith("adam")
        ? new UpdateRule.Adam(
            run.get("beta1").asDouble(), beta2, epsilon, run.get("weightDecay").asDouble() != 0)
        : new UpdateRule.RmsProp(
            beta2, epsilon, run.get("biasCorrection").asBoolean(), run.get("scalar").asBoolean());
  }
}
