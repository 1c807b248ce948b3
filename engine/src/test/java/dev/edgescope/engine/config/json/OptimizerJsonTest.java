package dev.edgescope.engine.config.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be is refused in one sentence that names the key. */
class OptimizerJsonTest {

  private static RunConfig read(String more) {
    return RunConfigJson.read(
        String.format(
            Locale.ROOT,
            """
            {"data": {"set": "mnist", "examples": 60, "targets": "one-hot"},
             "model": {"kind": "mlp", "hidden": [8], "activation": "tanh", "initScale": 0.5},
             "loss": "squared-error",
             "optimizer": {"kind": "sgd", "learningRate": 0.01, "momentum": 0.9, "batchSize": 8, %s},
             "probes": {"topEigenvalues": 2},
             "precision": "float", "seed": 7}
            """,
            more));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "'momentumKind': 'fast'| optimizer.momentumKind: 'fast' is not known; give 'heavy-ball' or"
            + " 'nesterov'.",
        "'weightDecay': -1| optimizer.weightDecay: -1 is out of range; give a number from 0 to 1,"
            + " for example 0.0005.",
        "'clipNorm': 0| optimizer.clipNorm: 0 is out of range; give a number from 0.000001 to"
            + " 1,000,000, for example 1, or none.",
        "'rateRule': {'kind': 'cosine', 'steps': 5}| optimizer.rateRule.floor: the value is"
            + " missing; give a number from 0 to 1, for example 0.1.",
        "'rateRule': {'kind': 'step', 'every': 5, 'factor': 0.5, 'steps': 1}|"
            + " optimizer.rateRule.steps: this key is not known; the keys of optimizer.rateRule for"
            + " 'step' are kind, every, factor.",
        "'rateRule': {'kind': 'cdat', 'sigma': 9, 'decay': 0}| optimizer.rateRule.sigma: 9 is out"
            + " of range; give a number from 0.01 to 4, for example 2.",
        "'clipNorm': 1, 'rateRule': {'kind': 'cdat', 'sigma': 2, 'decay': 0}| optimizer.clipNorm:"
            + " 'cdat' chooses the length of a step itself and undoes clipping; leave out one of"
            + " the two.",
        "'rateRule': {'kind': 'warm-up', 'steps': 9}, 'steer': {'control': 'learning-rate',"
            + " 'target': 0.5, 'every': 9}| optimizer.steer.control: the rate rule 'warm-up' moves"
            + " the learning rate already; give the rate rule 'constant', or steer by"
            + " 'batch-size'.",
        "'subspace': {'kind': 'bulk', 'k': 0, 'every': 1}| optimizer.subspace.k: 0 is out of"
            + " range; give a whole number from 1 to 32."
      })
  void aBadOptimizerIsRefused(String json, String sentence) {
    var refusal = assertThrows(InvalidConfigException.class, () -> read(json.replace('\'', '"')));
    assertEquals(sentence.replace('\'', '"'), refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"exact-noise-kernel", "second-moment-radius"})
  void theExactQuantitiesAreThoseOfTheHeavyBall(String quantity) {
    RunConfig config = read("\"momentumKind\": \"nesterov\"");
    String json =
        RunConfigJson.write(config)
            .replace(
                "\"topEigenvalues\" : 2",
                "\"topEigenvalues\" : 2, \"quantities\": [\"" + quantity + "\"]");
    var refusal = assertThrows(InvalidConfigException.class, () -> RunConfigJson.read(json));
    assertEquals(
        String.format(
                Locale.ROOT,
                "probes.quantities: \"%s\" is not known for Nesterov momentum; leave it out or"
                    + " give",
                quantity)
            + " \"heavy-ball\".",
        refusal.getMessage());
  }
}
