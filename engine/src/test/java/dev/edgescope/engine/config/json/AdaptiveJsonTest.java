package dev.edgescope.engine.config.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.UpdateRule;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Adaptive rules as a configuration has them. */
class AdaptiveJsonTest {

  private static String json(String optimizer, String more) {
    return String.format(
            Locale.ROOT,
            """
            {'data': {'set': 'mnist', 'examples': 60, 'targets': 'one-hot'},
             'model': {'kind': 'mlp', 'hidden': [8], 'activation': 'tanh', 'initScale': 0.5},
             'loss': 'squared-error',
             'optimizer': {'learningRate': 0.001, 'batchSize': 'full', %s},
             'probes': {'topEigenvalues': 2%s,
             'precision': 'float', 'seed': 7}
            """,
            optimizer,
            more)
        .replace('\'', '"');
  }

  private static RunConfig read(String optimizer) {
    return RunConfigJson.read(json(optimizer, "}"));
  }

  @Test
  void eachKindIsItsRule() {
    assertEquals(
        new UpdateRule.Adam(0.9, 0.999, 1e-8, false),
        read("'kind': 'adam', 'beta1': 0.9, 'beta2': 0.999, 'epsilon': 1e-8").optimizer().rule());
    RunConfig adamW =
        read("'kind': 'adamw', 'beta1': 0, 'beta2': 0.9, 'epsilon': 1, 'weightDecay': 0.1");
    assertEquals(new UpdateRule.Adam(0, 0.9, 1, true), adamW.optimizer().rule());
    assertEquals(0.1, adamW.optimizer().weightDecay());
    assertEquals(
        new UpdateRule.RmsProp(0.99, 1e-8, false, false),
        read("'kind': 'rmsprop', 'beta2': 0.99, 'epsilon': 1e-8").optimizer().rule());
    assertEquals(
        new UpdateRule.RmsProp(0.99, 1e-8, true, true),
        read("'kind': 'scalar-rmsprop', 'beta2': 0.99, 'epsilon': 1e-8, 'biasCorrection':"
                + " true")
            .optimizer()
            .rule());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "'kind': 'adam', 'beta1': 0.9, 'beta2': 0.999, 'epsilon': 1e-8",
        "'kind': 'adamw', 'beta1': 0.9, 'beta2': 0.999, 'epsilon': 1e-8, 'weightDecay': 0",
        "'kind': 'rmsprop', 'beta2': 0.99, 'epsilon': 1e-8, 'biasCorrection': true",
        "'kind': 'scalar-rmsprop', 'beta2': 0.99, 'epsilon': 1e-8, 'clipNorm': 2, 'sampling':"
            + " 'reshuffled', 'rateRule': {'kind': 'warm-up', 'steps': 9}, 'subspace': {'kind':"
            + " 'bulk', 'k': 2, 'every': 1}"
      })
  void aRuleIsReadBackAsItIsWritten(String optimizer) {
    RunConfig config = read(optimizer);
    assertEquals(config, RunConfigJson.read(RunConfigJson.write(config)));
  }

  @Test
  void aPatchTurnsOneKindIntoAnother() {
    RunConfig adam = read("'kind': 'adam', 'beta1': 0.9, 'beta2': 0.99, 'epsilon': 1e-8");
    RunConfig rmsProp = read("'kind': 'rmsprop', 'beta2': 0.99, 'epsilon': 1e-8");
    ConfigPatch patch = ConfigPatch.between(adam, rmsProp);
    assertEquals("{\"optimizer\":{\"kind\":\"rmsprop\",\"beta1\":null}}", patch.toString());
    assertEquals(rmsProp, patch.applyTo(adam));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "'kind': 'adam', 'beta1': 1, 'beta2': 0.999, 'epsilon': 1e-8| optimizer.beta1: 1 is out of"
            + " range; give a number from 0 to 0.999999, for example 0.9.",
        "'kind': 'adam', 'beta1': 0.9, 'beta2': -0.1, 'epsilon': 1e-8| optimizer.beta2: -0.1 is out"
            + " of range; give a number from 0 to 0.999999, for example 0.999.",
        "'kind': 'rmsprop', 'beta2': 0.9, 'epsilon': 0| optimizer.epsilon: 0 is out of range; give"
            + " a number from 1.0E-30 to 1, for example 1.0E-8.",
        "'kind': 'adam', 'beta1': 0.9, 'beta2': 0.999| optimizer.epsilon: the value is missing;"
            + " give a number from 1.0E-30 to 1, for example 1.0E-8.",
        "'kind': 'adamw', 'beta1': 0.9, 'beta2': 0.9, 'epsilon': 1, 'weightDecay': -1|"
            + " optimizer.weightDecay: -1 is out of range; give a number from 0 to 1, for example"
            + " 0.0005.",
        "'kind': 'adamw', 'beta1': 0.9, 'beta2': 0.9, 'epsilon': 1| optimizer.weightDecay: the"
            + " value is missing; give a number from 0 to 1, for example 0.0005.",
        "'kind': 'adam', 'momentum': 0.9| optimizer.momentum: this key is not known; the keys of"
            + " optimizer for 'adam' are kind, learningRate, beta1, beta2, epsilon, batchSize,"
            + " sampling, clipNorm, rateRule, subspace.",
        "'kind': 'rmsprop', 'beta2': 0.9, 'epsilon': 1, 'biasCorrection': 1|"
            + " optimizer.biasCorrection: 1 is neither true nor false; give true or false.",
        "'beta1': 0.9| optimizer.kind: the value is missing; give 'sgd', 'adam', 'adamw',"
            + " 'rmsprop' or 'scalar-rmsprop'."
      })
  void aBadRuleIsRefused(String optimizer, String sentence) {
    var refusal = assertThrows(InvalidConfigException.class, () -> read(optimizer));
    assertEquals(sentence.replace('\'', '"'), refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        ", 'quantities': ['conservatism']}| probes.quantities: 'conservatism' is not known for"
            + " 'adam'; leave it out or give the kind 'sgd'.",
        ", 'quantities': ['ntk-trace-p']}| probes.quantities: 'ntk-trace-p' is measured with every"
            + " adaptive rule and no other; leave it out.",
        "}, 'flows': ['central']| flows: there is no"
            + " flow of a rule with the kind 'adam'; give plain gradient descent, or leave the"
            + " flows out."
      })
  void whatHasNoMeaningForARuleIsRefused(String more, String sentence) {
    String optimizer = "'kind': 'adam', 'beta1': 0.9, 'beta2': 0.99, 'epsilon': 1e-8";
    var refusal =
        assertThrows(InvalidConfigException.class, () -> RunConfigJson.read(json(optimizer, more)));
    assertEquals(sentence.replace('\'', '"'), refusal.getMessage());
  }
}
