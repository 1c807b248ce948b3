package dev.edgescope.app.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.RateRule;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Steering;
import dev.edgescope.engine.config.UpdateRule;
import dev.edgescope.engine.config.UpdateSubspace;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.curvature.edge.Momentum;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerFormTest {
  private static final RunConfig FIRST = Presets.load().first().config();
  private static final RunConfig ADAPTIVE = Presets.load().byId("adam-edge").config();

  private final ExperimentForm form = new ExperimentForm(FIRST);
  private final OptimizerForm optimizer = form.optimizer();

  private OptimizerConfig described() {
    return form.config().orElseThrow().optimizer();
  }

  static Stream<OptimizerConfig> optimizers() {
    OptimizerConfig plain = new OptimizerConfig(0.1, 0, BatchSize.full());
    return Stream.of(
        plain,
        plain.withMomentum(Momentum.nesterov(0.7)),
        plain.withWeightDecay(0.01).withClipNorm(3),
        plain.withRule(new UpdateRule.Adam(0.7, 0.95, 1e-6, false)),
        plain.withRule(new UpdateRule.Adam(0.7, 0.95, 1e-6, true)).withWeightDecay(0.01),
        plain.withRule(new UpdateRule.RmsProp(0.9, 1e-5, true, false)),
        plain.withRule(new UpdateRule.RmsProp(0.9, 1e-5, false, true)),
        plain.withRateRule(new RateRule.WarmUp(7)),
        plain.withRateRule(new RateRule.Step(9, 0.3)),
        plain.withRateRule(new RateRule.Cosine(40, 0.2)),
        plain.withRateRule(new RateRule.Cdat(1.5, 0.4)),
        plain.withSteering(new Steering(Steering.Control.BATCH_SIZE, 0.3, 20)),
        plain.withSubspace(new UpdateSubspace(UpdateSubspace.Kind.BULK, 3, 11)));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void theFormShowsEveryOptimizer(OptimizerConfig config) {
    RunConfig other = config.rule().isAdaptive() ? ADAPTIVE : FIRST;
    form.adopt(other.withOptimizer(config));
    assertEquals(config, described());
    assertFalse(form.changedProperty().get());
  }

  @Test
  void aRuleIsChosenWithItsSettings() {
    optimizer.rateRule().set(RateRule.Kind.COSINE);
    optimizer.scheduleSteps().edit("2,000");
    optimizer.floor().edit("0.05");
    assertEquals(new RateRule.Cosine(2000, 0.05), described().rateRule());
    assertTrue(form.applicableProperty().get());
  }

  @Test
  void theSettingsOfAnAdaptiveRuleAreChosenWithIt() {
    optimizer.kind().set(UpdateRule.Kind.ADAM);
    optimizer.beta1().edit("0.8");
    optimizer.beta2().edit("0.99");
    optimizer.epsilon().edit("1e-6");
    assertEquals(new UpdateRule.Adam(0.8, 0.99, 1e-6, false), described().rule());
    assertTrue(form.applicableProperty().get());
  }

  @Test
  void aSettingOfWhatIsNotChosenIsNoObstacle() {
    optimizer.scheduleSteps().commit("many");
    assertFalse(form.changedProperty().get());
  }

  @Test
  void noClippingIsAWord() {
    optimizer.clipNorm().edit("2");
    optimizer.clipNorm().edit("none");
    assertFalse(described().isClipped());
  }

  @Test
  void twoThatMoveTheLearningRateAreToldAtTheSteering() {
    optimizer.rateRule().set(RateRule.Kind.COSINE);
    optimizer.steering().set(Optional.of(Steering.Control.LEARNING_RATE));
    assertFalse(form.applicableProperty().get());
    assertEquals(
        "The rate rule \"cosine\" moves the learning rate already; give the rate rule \"constant\","
            + " or steer by \"batch-size\".",
        optimizer.steering().errorProperty().get());
  }

  @Test
  void clippingBesideCdatIsToldAtTheClipNorm() {
    optimizer.rateRule().set(RateRule.Kind.CDAT);
    optimizer.clipNorm().edit("1");
    assertFalse(form.applicableProperty().get());
    assertTrue(optimizer.clipNorm().errorProperty().get().contains("undoes clipping"));
  }
}
