package dev.edgescope.engine.config.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.edgescope.engine.AsTheProgram;
import dev.edgescope.engine.config.DocumentedConfig;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Setting;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each configuration that cannot be is refused in one sentence that says what to give. */
@AsTheProgram
class RunConfigRefusalTest {
  private static final String QUANTITIES =
      "give a list of \"gradient-noise\", \"gradient-share\", \"output-norm\","
          + " \"realised-sharpening\", \"flow-sharpening\", \"conservatism\","
          + " \"gauss-newton-eigenvalues\", \"smallest-eigenvalue\", \"batch-sharpness\","
          + " \"layer-sharpness\", \"layer-ntk-trace\", \"ntk-trace-estimate\","
          + " \"exact-noise-kernel\", \"second-moment-radius\", \"phase\", \"clipped-share\","
          + " \"initial-direction\", \"stochastic-gap\", \"critical-sharpness\","
          + " \"hessian-trace\", \"start-distance\", \"layer-gradient-norm\","
          + " \"gradient-signal\", \"sharpness-gradient\", \"directional-noise\","
          + " \"midpoint-sharpness\", \"oscillation\" or \"oscillation-centre\".";

  static Stream<Arguments> badEdits() {
    return Stream.of(
        bad(
            "\"learningRate\": 0.1",
            "\"learningRate\": -1",
            "optimizer.learningRate: -1 is out of range; give a number from 0.000001 to 1,000, for"
                + " example 0.1."),
        bad(
            "\"learningRate\": 0.1",
            "\"learningRate\": 1e999",
            "optimizer.learningRate: 1e999 is out of range; give a number from 0.000001 to"
                + " 1,000, for example 0.1."),
        bad(
            "\"learningRate\": 0.1",
            "\"learningRate\": \"0.1\"",
            "optimizer.learningRate: \"0.1\" is not a number; give a number from 0.000001 to 1,000,"
                + " for example 0.1."),
        bad(
            "\"learningRate\": 0.1",
            "\"learningrate\": 0.1",
            "optimizer.learningrate: this key is not known; the keys of optimizer for \"sgd\" are"
                + " kind, learningRate, momentum, momentumKind, batchSize, sampling, weightDecay,"
                + " clipNorm, rateRule, steer, subspace."),
        bad(
            "\"learningRate\": 0.1, ",
            "",
            "optimizer.learningRate: the value is missing; give a number from 0.000001 to 1,000,"
                + " for example 0.1."),
        bad(
            "\"momentum\": 0.0",
            "\"momentum\": 1",
            "optimizer.momentum: 1 is out of range; give a number from 0 to 0.999, for example"
                + " 0.9."),
        bad(
            "\"full\"",
            "501",
            "optimizer.batchSize: 501 is more than the 500 training examples; give a whole number"
                + " from 1 to 500, or \"full\"."),
        bad(
            "\"full\"",
            "0",
            "optimizer.batchSize: 0 is out of range; give a whole number from 1 to the number of"
                + " training examples, or \"full\"."),
        bad(
            "\"full\"",
            "2147483647",
            "optimizer.batchSize: 2,147,483,647 is more than the 500 training examples; give a"
                + " whole number from 1 to 500, or \"full\"."),
        bad(
            "\"full\"",
            "\"all\"",
            "optimizer.batchSize: \"all\" is not a whole number; give a whole number from 1 to the"
                + " number of training examples, or \"full\"."),
        bad(
            "\"sgd\"",
            "\"lion\"",
            "optimizer.kind: \"lion\" is not known; give \"sgd\", \"adam\", \"adamw\","
                + " \"rmsprop\" or \"scalar-rmsprop\"."),
        bad(
            "\"kind\": \"mlp\", ",
            "",
            "model.kind: the value is missing; give \"mlp\", \"convnet\", \"resnet\" or"
                + " \"quadratic\"."),
        bad(
            "\"fashion\"",
            "\"imagenet\"",
            "data.set: \"imagenet\" is not known; give \"fashion\", \"mnist\", \"cifar10\","
                + " \"cifar100\", \"idx\", \"pictures\", \"csv\", \"npy\", \"chebyshev\","
                + " \"teacher\", \"random-features\", \"quadratic\" or \"inline\"."),
        bad(
            "500",
            "5001",
            "data.examples: 5,001 is out of range; give a whole number from 1 to 5,000, the number"
                + " of training examples of Fashion-MNIST."),
        bad(
            "500",
            "500.5",
            "data.examples: 500.5 is not a whole number; give a whole number from 1 on,"
                + " or of a file \"all\"."),
        bad(
            "500",
            "99999999999999999999",
            "data.examples: 99999999999999999999 is out of range; give a whole number from 1 on,"
                + " or of a file \"all\"."),
        bad(
            "\"one-hot\"",
            "\"ONE_HOT\"",
            "data.targets: \"ONE_HOT\" is not known; give \"one-hot\", \"parity\" or"
                + " \"regression\"."),
        bad(
            "\"tanh\"",
            "\"sine\"",
            "model.activation: \"sine\" is not known; give \"tanh\", \"relu\", \"gelu\","
                + " \"softplus\", \"elu\" or \"identity\"."),
        bad(
            "[64, 64]",
            "[64, 0]",
            "model.hidden: 0 is not a possible width; give whole numbers from 1 to 4,096 separated"
                + " by commas, for example 64, 64."),
        bad(
            "[64, 64]",
            "[64, null]",
            "model.hidden: null is not a whole number; give whole numbers from 1 to 4,096 separated"
                + " by commas, for example 64, 64."),
        bad(
            "[64, 64]",
            "64",
            "model.hidden: 64 is not a list; give whole numbers from 1 to 4,096 separated by"
                + " commas, for example 64, 64."),
        bad(
            "[64, 64]",
            "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]",
            "model.hidden: 17 layers are too many; give at most 16 widths."),
        bad(
            "\"initScale\": 0.3",
            "\"initScale\": 0",
            "model.initScale: 0 is out of range; give a number from 0.0001 to 100, for example"
                + " 0.3."),
        bad(
            "\"squared-error\"",
            "7",
            "loss: 7 is not known; give \"squared-error\" or \"cross-entropy\"."),
        bad(
            "\"topEigenvalues\": 6",
            "\"topEigenvalues\": 33",
            "probes.topEigenvalues: 33 is out of range; give a whole number from 0 to 32, or"
                + " \"above-half-edge\" for as many as lie above half the edge, 32 at the most."),
        bad(
            "\"topEigenvalues\": 6",
            "\"topEigenvalues\": 0, \"quantities\": [\"conservatism\"]",
            "probes.quantities: \"conservatism\" needs an eigenvector, but no eigenvalue is"
                + " measured; leave it out or give top eigenvalues from 1 on."),
        bad(
            "\"every\": 20",
            "\"every\": 20, \"quantities\": [\"sharpness\"]",
            "probes.quantities: \"sharpness\" is not known; " + QUANTITIES),
        bad(
            "\"every\": 20",
            "\"every\": 20, \"quantities\": [7]",
            "probes.quantities: 7 is not known; " + QUANTITIES),
        bad(
            "\"every\": 20",
            "\"every\": 20, \"quantities\": \"conservatism\"",
            "probes.quantities: \"conservatism\" is not a list; " + QUANTITIES),
        bad(
            "\"every\": 20",
            "\"every\": 20, \"quantities\": [\"conservatism\", \"conservatism\"]",
            "probes.quantities: \"conservatism\" is given twice; leave one of the two out."),
        bad(
            "\"every\": 20",
            "\"every\": 20, \"quantities\": [\"central-loss\"]",
            "probes.quantities: \"central-loss\" is read off a predicted curve; give \"flows\":"
                + " [\"central\"] beside \"probes\"."),
        bad(
            "\"precision\"",
            "\"flows\": [\"newton\"], \"precision\"",
            "flows: \"newton\" is not known; give a list of \"gradient\", \"central\", \"taylor\""
                + " or \"twin\"."),
        bad(
            "\"every\": 20",
            "\"every\": 0",
            "probes.every: 0 is out of range; give a whole number from 1 to 1,000,000."),
        bad(
            "\"every\": 20",
            "\"share\": 1.5",
            "probes.share: 1.5 is out of range; give a number from 0 to 1, for example 0.5."),
        bad(
            "\"every\": 20",
            "\"every\": 20, \"share\": 0.5",
            "probes.share: it cannot stand beside probes.every; give one of the two and remove the"
                + " other."),
        bad(
            "\"set\": \"fashion\"",
            "\"set\": \"csv\", \"file\": \"t.csv\", \"renumber\": 1",
            "data.renumber: 1 is neither true nor false; give true or false."),
        bad(
            "\"set\": \"fashion\", \"examples\": 500, \"targets\": \"one-hot\"",
            "\"set\": \"csv\", \"file\": \"t.csv\", \"renumber\": true, \"examples\": 500,"
                + " \"targets\": \"regression\"",
            "data.renumber: \"regression\" targets are the numbers themselves; leave it out, or"
                + " give \"one-hot\" or \"parity\" targets."),
        bad(
            "\"float\"",
            "\"half\"",
            "precision: \"half\" is not known; give \"float\" or \"double\"."),
        bad(
            "\"seed\": 1",
            "\"seed\": true",
            "seed: true is not a whole number; give a whole number of at most 64 bits, for example"
                + " 1."),
        bad(
            "\"steps\": 300",
            "\"steps\": -1",
            "steps: -1 is out of range; give a whole number from 0 to 1,000,000,000, or none for an"
                + " endless run."),
        bad(
            "\"seed\": 1",
            "\"seed\": 1, \"threads\": 2",
            "threads: this key is not known; the keys here are data, model, loss, optimizer,"
                + " probes, flows, precision, reproducible, seed, steps."),
        bad(
            "{\"topEigenvalues\": 6, \"every\": 20}",
            "[]",
            "probes: a list is not an object; give an object with the keys topEigenvalues, every,"
                + " share, costly, quantities."),
        bad(
            "\"probes\": {\"topEigenvalues\": 6, \"every\": 20},",
            "",
            "probes: the value is missing; give an object with the keys topEigenvalues, every,"
                + " share, costly, quantities."));
  }

  @ParameterizedTest
  @MethodSource("badEdits")
  void aBadConfigurationIsRefusedInOneSentence(String from, String to, String message) {
    assertRefused(message, DocumentedConfig.edited(from, to));
  }

  @Test
  void parityWithCrossEntropyIsRefused() {
    assertRefused(
        "loss: \"cross-entropy\" needs one output a class, but \"parity\" targets have a single"
            + " output; give \"squared-error\", or \"one-hot\" targets.",
        DocumentedConfig.JSON
            .replace("one-hot", "parity")
            .replace("squared-error", "cross-entropy"));
  }

  @Test
  void somethingAfterTheConfigurationIsRefused() {
    assertRefused(
        "The configuration is not valid JSON at line 11, column 1 (something follows the end of the"
            + " configuration); correct it there.",
        DocumentedConfig.JSON + "{}");
  }

  @Test
  void aRepeatedKeyIsRefused() {
    assertRefused(
        "The configuration is not valid JSON at line 1, column 19 (Duplicate field"
            + " 'seed'); correct it there.",
        "{\"seed\": 1, \"seed\": 2}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1.5E+400", "1e-999", "0.0001e-330", "1e99999999999"})
  void aNumberThatNoDoubleHoldsIsToldAsItWasGiven(String number) {
    assertRefused(
        "optimizer.learningRate: "
            + number
            + " is out of range; give a number from 0.000001 to 1,000, for example 0.1.",
        DocumentedConfig.edited("\"learningRate\": 0.1", "\"learningRate\": " + number));
  }

  @Test
  void aNumberOfAListThatNoDoubleHoldsIsToldAsItWasGiven() {
    assertRefused(
        "model.hidden: 1e400 is not a whole number; give whole numbers from 1 to 4,096 separated by"
            + " commas, for example 64, 64.",
        DocumentedConfig.edited("\"hidden\": [64, 64]", "\"hidden\": [64, 1e400]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0e400", "0.000e-999", "-0.0"})
  void zeroIsZeroWithAnyExponent(String number) {
    RunConfig config =
        RunConfigJson.read(DocumentedConfig.edited("\"momentum\": 0.0", "\"momentum\": " + number));
    assertEquals(0, config.optimizer().momentum().coefficient(), 0);
  }

  @Test
  void aRateRuleWithoutAnObjectIsToldTheKeysOfItsKind() {
    assertRefused(
        "optimizer.rateRule: \"cosine\" is not an object; give an object with the keys kind, steps,"
            + " floor.",
        DocumentedConfig.edited(
            "\"momentum\": 0.0", "\"momentum\": 0.0, \"rateRule\": \"cosine\""));
  }

  @Test
  void aModelWithoutAnObjectOfNoKnownKindIsToldWhatItNeeds() {
    assertRefused(
        "model: \"net\" is not an object; give an object with the key kind and those that its value"
            + " needs.",
        "{\"data\": {\"set\": \"mnist\", \"examples\": 9, \"targets\": \"parity\"}, \"model\":"
            + " \"net\"}");
  }

  @Test
  void nestingThatIsTooDeepIsRefusedInWordsOfTheFile() {
    assertRefused(
        "The configuration is not valid JSON (Document nesting depth (101) exceeds the maximum"
            + " allowed (100)); correct it there.",
        "{\"seed\": " + "[".repeat(3_000) + "]".repeat(3_000) + "}");
  }

  @Test
  void aNumberOfTooManyDigitsIsRefusedInWordsOfTheFile() {
    assertRefused(
        "The configuration is not valid JSON (Number value length (3000) exceeds the maximum"
            + " allowed (1000)); correct it there.",
        "{\"seed\": " + "1".repeat(3_000) + "}");
  }

  @Test
  void anUnknownKeyIsQuotedInOneShortLine() {
    assertRefused(
        "\"a\\n"
            + "b".repeat(53)
            + "...: this key is not known; the keys here are data, model, loss, optimizer, probes,"
            + " flows, precision, reproducible, seed, steps.",
        "{\"a\\n" + "b".repeat(400) + "\": 1}");
  }

  @Test
  void brokenJsonIsRefused() {
    assertRefused(
        "The configuration is not valid JSON at line 1, column 10 (Unexpected character ('}' (code"
            + " 125))); correct it there.",
        "{\"seed\": }");
  }

  @Test
  void anEmptyTextIsRefused() {
    assertRefused("The configuration is empty; give a JSON object.", "");
  }

  @Test
  void aListIsRefused() {
    assertRefused(
        "The configuration: a list is not an object; give an object with the keys data, model,"
            + " loss, optimizer, probes, flows, precision, reproducible, seed, steps.",
        "[]");
  }

  @Test
  void theSettingAtFaultIsTold() {
    var thrown =
        assertThrows(
            InvalidConfigException.class,
            () -> RunConfigJson.read(DocumentedConfig.edited("\"every\": 20", "\"every\": 0")));
    assertEquals(Setting.EVERY, thrown.setting().orElseThrow());
  }

  private static Arguments bad(String from, String to, String message) {
    return Arguments.of(from, to, message);
  }

  private static void assertRefused(String message, String json) {
    var thrown = assertThrows(InvalidConfigException.class, () -> RunConfigJson.read(json));
    assertEquals(message, thrown.getMessage());
  }
}
