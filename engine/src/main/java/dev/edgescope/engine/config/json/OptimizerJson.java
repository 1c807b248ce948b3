package dev.edgescope.engine.config.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.RateRule;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.config.Steering;
import dev.edgescope.engine.config.UpdateRule;
import dev.edgescope.engine.config.UpdateSubspace;
import dev.edgescope.engine.config.Words;
import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.objective.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The object {@code optimizer} of a configuration. What is not in force is not written. */
final class OptimizerJson {
  private static final String RATE_RULE = "rateRule";
  private static final String STEER = "steer";
  private static final String SUBSPACE = "subspace";

  private OptimizerJson() {}

  static OptimizerConfig read(ConfigObject root) {
    ConfigObject json =
        root.objectOfKind("optimizer", "kind", UpdateRule.Kind.class, OptimizerJson::keys);
    return new OptimizerConfig(
        json.number(Setting.LEARNING_RATE),
        rule(json, json.word(Setting.OPTIMIZER_KIND, UpdateRule.Kind.class)),
        json.batchSize(),
        json.has(Setting.SAMPLING)
            ? json.word(Setting.SAMPLING, Sampling.class)
            : Sampling.INDEPENDENT,
        weightDecay(json),
        json.has(Setting.CLIP_NORM) ? json.number(Setting.CLIP_NORM) : OptimizerConfig.NO_CLIPPING,
        json.has(RATE_RULE) ? rateRule(json) : new RateRule.Constant(),
        json.has(STEER) ? Optional.of(steering(json)) : Optional.empty(),
        json.has(SUBSPACE) ? Optional.of(subspace(json)) : Optional.empty());
  }

  private static List<String> keys(UpdateRule.Kind kind) {
    List<String> keys = new ArrayList<>(List.of("kind", "learningRate"));
    keys.addAll(
        switch (kind) {
          case SGD -> List.of("momentum", "momentumKind");
          case ADAM, ADAMW -> List.of("beta1", "beta2", "epsilon");
          case RMSPROP, SCALAR_RMSPROP -> List.of("beta2", "epsilon", "biasCorrection");
        });
    keys.addAll(List.of("batchSize", "sampling"));
    if (kind == UpdateRule.Kind.SGD || kind == UpdateRule.Kind.ADAMW) {
      keys.add("weightDecay");
    }
    keys.addAll(List.of("clipNorm", RATE_RULE));
    if (kind == UpdateRule.Kind.SGD) {
      keys.add(STEER);
    }
    keys.add(SUBSPACE);
    return keys;
  }

  private static UpdateRule rule(ConfigObject json, UpdateRule.Kind kind) {
    return switch (kind) {
      case SGD -> sgd(json);
      case ADAM, ADAMW ->
          new UpdateRule.Adam(
              json.number(Setting.BETA1),
              json.number(Setting.BETA2),
              json.number(Setting.EPSILON),
              kind == UpdateRule.Kind.ADAMW);
      case RMSPROP, SCALAR_RMSPROP ->
          new UpdateRule.RmsProp(
              json.number(Setting.BETA2),
              json.number(Setting.EPSILON),
              json.has(Setting.BIAS_CORRECTION) && json.truth(Setting.BIAS_CORRECTION),
              kind == UpdateRule.Kind.SCALAR_RMSPROP);
    };
  }

  private static UpdateRule sgd(ConfigObject json) {
    return new UpdateRule.Sgd(
        new Momentum(
            json.number(Setting.MOMENTUM),
            json.has(Setting.MOMENTUM_KIND)
                ? json.word(Setting.MOMENTUM_KIND, Momentum.Kind.class)
                : Momentum.Kind.HEAVY_BALL));
  }

  /** AdamW is named after it: it says how much. */
  private static double weightDecay(ConfigObject json) {
    boolean required =
        json.word(Setting.OPTIMIZER_KIND, UpdateRule.Kind.class) == UpdateRule.Kind.ADAMW;
    return required || json.has(Setting.WEIGHT_DECAY) ? json.number(Setting.WEIGHT_DECAY) : 0;
  }

  private static RateRule rateRule(ConfigObject optimizer) {
    ConfigObject json =
        optimizer.objectOfKind(RATE_RULE, "kind", RateRule.Kind.class, OptimizerJson::rateKeys);
    RateRule.Kind kind = json.word(Setting.RATE_RULE, RateRule.Kind.class);
    return switch (kind) {
      case CONSTANT -> new RateRule.Constant();
      case WARM_UP -> new RateRule.WarmUp(json.whole(Setting.RATE_STEPS));
      case STEP ->
          new RateRule.Step(json.whole(Setting.RATE_EVERY), json.number(Setting.RATE_FACTOR));
      case COSINE ->
          new RateRule.Cosine(json.whole(Setting.RATE_STEPS), json.number(Setting.RATE_FLOOR));
      case CDAT -> new RateRule.Cdat(json.number(Setting.SIGMA), json.number(Setting.DECAY));
    };
  }

  private static List<String> rateKeys(RateRule.Kind kind) {
    List<String> keys = new ArrayList<>(List.of("kind"));
    keys.addAll(
        switch (kind) {
          case CONSTANT -> List.of();
          case WARM_UP -> List.of("steps");
          case STEP -> List.of("every", "factor");
          case COSINE -> List.of("steps", "floor");
          case CDAT -> List.of("sigma", "decay");
        });
    return keys;
  }

  private static Steering steering(ConfigObject optimizer) {
    ConfigObject json = optimizer.object(STEER, List.of("control", "target", "every"));
    return new Steering(
        json.word(Setting.STEER_CONTROL, Steering.Control.class),
        json.number(Setting.STEER_TARGET),
        json.wholeInt(Setting.STEER_EVERY));
  }

  private static UpdateSubspace subspace(ConfigObject optimizer) {
    ConfigObject json = optimizer.object(SUBSPACE, List.of("kind", "k", "every"));
    return new UpdateSubspace(
        json.word(Setting.SUBSPACE_KIND, UpdateSubspace.Kind.class),
        json.wholeInt(Setting.SUBSPACE_K),
        json.wholeInt(Setting.SUBSPACE_EVERY));
  }

  static void write(OptimizerConfig optimizer, ObjectNode json) {
    json.put("kind", Words.of(optimizer.rule().kind()))
        .put("learningRate", optimizer.learningRate());
    switch (optimizer.rule()) {
      case UpdateRule.Sgd(Momentum momentum) -> {
        json.put("momentum", momentum.coefficient());
        if (momentum.isNesterov()) {
          json.put("momentumKind", Words.of(momentum.kind()));
        }
      }
      case UpdateRule.Adam(double beta1, double beta2, double epsilon, boolean _) ->
          json.put("beta1", beta1).put("beta2", beta2).put("epsilon", epsilon);
      case UpdateRule.RmsProp(double beta2, double epsilon, boolean corrects, boolean _) -> {
        json.put("beta2", beta2).put("epsilon", epsilon);
        if (corrects) {
          json.put("biasCorrection", true);
        }
      }
    }
    switch (optimizer.batchSize()) {
      case BatchSize.Count(int examples) -> json.put("batchSize", examples);
      case BatchSize.Full() -> json.put("batchSize", BatchSize.FULL_WORD);
    }
    if (optimizer.sampling() != Sampling.INDEPENDENT) {
      json.put("sampling", Words.of(optimizer.sampling()));
    }
    if (optimizer.weightDecay() != 0 || optimizer.rule().decouplesDecay()) {
      json.put("weightDecay", optimizer.weightDecay());
    }
    if (optimizer.isClipped()) {
      json.put("clipNorm", optimizer.clipNorm());
    }
    if (optimizer.rateRule().kind() != RateRule.Kind.CONSTANT) {
      write(optimizer.rateRule(), json.putObject(RATE_RULE));
    }
    optimizer
        .steering()
        .ifPresent(steering ->
            json.putObject(STEER)
                .put("control", Words.of(steering.control()))
                .put("target", steering.target())
                .put("every", steering.every()));
    optimizer
        .subspace()
        .ifPresent(subspace ->
            json.putObject(SUBSPACE)
                .put("kind", Words.of(subspace.kind()))
                .put("k", subspace.k())
                .put("every", subspace.every()));
  }

  private static void write(RateRule rule, ObjectNode json) {
    json.put("kind", Words.of(rule.kind()));
    switch (rule) {
      case RateRule.Constant _ -> {}
      case RateRule.WarmUp(long steps) -> json.put("steps", steps);
      case RateRule.Step(long every, double factor) ->
          json.put("every", every).put("factor", factor);
      case RateRule.Cosine(long steps, double floor) ->
          json.put("steps", steps).put("floor", floor);
      case RateRule.Cdat(double sigma, double decay) ->
          json.put("sigma", sigma).put("decay", decay);
    }
  }
}
