package dev.edgescope.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.config.RunConfig.KernelExtrapolation;
import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.objective.Sampling;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KernelExtrapolationTest {
  private static final OptimizerConfig PLAIN = new OptimizerConfig(0.1, 0, BatchSize.of(8));

  static Stream<Arguments> settings() {
    return Stream.of(
        Arguments.of(KernelExtrapolation.RESHUFFLED, PLAIN.withSampling(Sampling.RESHUFFLED)),
        Arguments.of(KernelExtrapolation.CLIPPED, PLAIN.withClipNorm(1)),
        Arguments.of(KernelExtrapolation.WEIGHT_DECAY, PLAIN.withWeightDecay(0.01)),
        Arguments.of(
            KernelExtrapolation.PROJECTED,
            PLAIN.withSubspace(new UpdateSubspace(UpdateSubspace.Kind.BULK, 2, 5))),
        Arguments.of(
            KernelExtrapolation.CURVATURE_RATE,
            PLAIN.withSteering(new Steering(Steering.Control.LEARNING_RATE, 0.3, 2))),
        Arguments.of(
            KernelExtrapolation.CURVATURE_RATE, PLAIN.withRateRule(new RateRule.Cdat(2, 0.9))));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void whatTheDerivationDoesNotKnowIsMarked(KernelExtrapolation mark, OptimizerConfig optimizer) {
    assertEquals(Set.of(mark), Configs.of(optimizer, ProbeConfig.OFF).kernelExtrapolations());
  }

  @Test
  void aBatchSizeThatIsSteeredIsNoExtrapolation() {
    OptimizerConfig steered = PLAIN.withSteering(new Steering(Steering.Control.BATCH_SIZE, 0.3, 2));
    assertEquals(Set.of(), Configs.of(steered, ProbeConfig.OFF).kernelExtrapolations());
  }

  @Test
  void momentumIsNoExtrapolation() {
    OptimizerConfig heavyBall = PLAIN.withMomentum(Momentum.heavyBall(0.9));
    assertEquals(Set.of(), Configs.of(heavyBall, ProbeConfig.OFF).kernelExtrapolations());
  }
}
