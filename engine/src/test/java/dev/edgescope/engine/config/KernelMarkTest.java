package dev.edgescope.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.config.KernelMark.Beyond;
import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.objective.Sampling;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KernelMarkTest {
  private static final OptimizerConfig PLAIN = new OptimizerConfig(0.1, 0, BatchSize.of(8));

  static Stream<Arguments> settings() {
    return Stream.of(
        Arguments.of(Beyond.RESHUFFLED, PLAIN.withSampling(Sampling.RESHUFFLED)),
        Arguments.of(Beyond.CLIPPED, PLAIN.withClipNorm(1)),
        Arguments.of(Beyond.WEIGHT_DECAY, PLAIN.withWeightDecay(0.01)),
        Arguments.of(
            Beyond.PROJECTED,
            PLAIN.withSubspace(new UpdateSubspace(UpdateSubspace.Kind.BULK, 2, 5))),
        Arguments.of(
            Beyond.CURVATURE_RATE,
            PLAIN.withSteering(new Steering(Steering.Control.LEARNING_RATE, 0.3, 2))),
        Arguments.of(Beyond.CURVATURE_RATE, PLAIN.withRateRule(new RateRule.Cdat(2, 0.9))));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void whatTheDerivationDoesNotKnowIsMarked(Beyond mark, OptimizerConfig optimizer) {
    assertEquals(Set.of(mark), Configs.of(optimizer, ProbeConfig.OFF).kernelMark().beyond());
  }

  @Test
  void aBatchSizeThatIsSteeredIsNoExtrapolation() {
    OptimizerConfig steered = PLAIN.withSteering(new Steering(Steering.Control.BATCH_SIZE, 0.3, 2));
    assertEquals(Set.of(), Configs.of(steered, ProbeConfig.OFF).kernelMark().beyond());
  }

  @Test
  void momentumIsNoExtrapolation() {
    OptimizerConfig heavyBall = PLAIN.withMomentum(Momentum.heavyBall(0.9));
    assertEquals(Set.of(), Configs.of(heavyBall, ProbeConfig.OFF).kernelMark().beyond());
  }
}
