package dev.edgescope.engine.optimizer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edgescope.engine.config.UpdateRule;

/** The rules of the reference runs. */
public final class AdaptiveRules {
  private AdaptiveRules() {}

  public static UpdateRule rule(JsonNode run) {
    double beta2 = run.get("beta2").asDouble();
    double epsilon = run.get("epsilon").asDouble();
    String rule = run.get("rule").asText();
    return rule.startsWith("adam")
        ? new UpdateRule.Adam(
            run.get("beta1").asDouble(), beta2, epsilon, run.get("weightDecay").asDouble() != 0)
        : new UpdateRule.RmsProp(
            beta2, epsilon, run.get("biasCorrection").asBoolean(), run.get("scalar").asBoolean());
  }

  /**
   * The descent of a run, with what stands between its gradients and the rule.
   *
   * @param clipNorm infinity for nothing
   */
  public static GradientDescent.Settings settings(JsonNode run, double clipNorm) {
    return new GradientDescent.Settings(run.get("weightDecay").asDouble(), true, clipNorm);
  }
}
