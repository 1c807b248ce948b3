package dev.edgescope.engine.config.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edgescope.engine.config.DocumentedConfig;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.data.Mutations;
import dev.edgescope.engine.data.Outcome;
import dev.edgescope.engine.data.ScratchFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Whatever a configuration file holds, it is read with the numbers that stand in it, and is the
 * same when it is written and read again, or it is refused in one sentence.
 */
class ConfigPropertiesTest {
  private static final String SEED = "20261130";
  private static final ScratchFile FILE = new ScratchFile(".json");

  /** Keeps numbers as the decimal fractions that they are. */
  private static final JsonMapper EXACT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** Values that are wrong in one place or another. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-0.0",
          "1",
          "-1",
          "2",
          "0.5",
          "1e-7",
          "1e400",
          "1e-400",
          "1e1",
          "1.0",
          "2147483647",
          "4294967296",
          "9223372036854775808",
          "99999999999999999999",
          "0.1",
          "1000",
          "\"full\"",
          "\"\"",
          "\"sgd\"",
          "\"cosine\"",
          "\"mlp\"",
          "\"convnet\"",
          "\"resnet\"",
          "\"quadratic\"",
          "\"inline\"",
          "\"csv\"",
          "\"npy\"",
          "\"teacher\"",
          "\"chebyshev\"",
          "\"one-hot\"",
          "\"regression\"",
          "\"above-half-edge\"",
          "\"a\\u0000b\"",
          "\"\\ud800\"",
          "\"a\\nb\"",
          "[]",
          "[1]",
          "[[1, 2]]",
          "[[]]",
          "[1e400]",
          "{}",
          "{\"kind\": \"constant\"}",
          "{\"kind\": \"step\", \"every\": 1, \"factor\": 1e-400}",
          "[0.1, 0.2]",
          "[64, 64]");

  private static final List<String> KEYS =
      List.of(
          "kind",
          "set",
          "file",
          "labels",
          "examples",
          "targets",
          "steps",
          "every",
          "share",
          "seed",
          "degree",
          "inputs",
          "noise",
          "exponent",
          "outlier",
          "scale",
          "parameters",
          "x",
          "y",
          "bias",
          "momentumKind",
          "sampling",
          "weightDecay",
          "clipNorm",
          "rateRule",
          "steer",
          "subspace",
          "quantities",
          "sead",
          "a\nb",
          "");

  /**
   * One change of a tree: at the place-th of all its values.
   *
   * @param value a value or, by the kind, a key
   */
  record Change(Kind kind, int place, int value) {
    enum Kind {
      SET,
      REMOVE,
      ADD
    }

    void apply(ObjectNode root) {
      List<Runnable> changes = new ArrayList<>();
      collect(root, changes);
      if (!changes.isEmpty()) {
        changes.get(place % changes.size()).run();
      }
    }

    private void collect(JsonNode node, List<Runnable> changes) {
      switch (node) {
        case ObjectNode object -> {
          for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String key = entry.getKey();
            changes.add(
                switch (kind) {
                  case SET -> () -> object.set(key, json(VALUES.get(value % VALUES.size())));
                  case REMOVE -> () -> object.remove(key);
                  case ADD ->
                      () ->
                          object.set(
                              KEYS.get(value % KEYS.size()),
                              json(VALUES.get(place % VALUES.size())));
                });
            collect(entry.getValue(), changes);
          }
        }
        case ArrayNode array -> {
          for (int i = 0; i < array.size(); i++) {
            int index = i;
            changes.add(
                kind == Kind.REMOVE
                    ? () -> array.remove(index)
                    : () -> array.set(index, json(VALUES.get(value % VALUES.size()))));
            collect(array.get(i), changes);
          }
        }
        default -> {}
      }
    }
  }

  @AfterContainer
  static void deleteFile() {
    FILE.close();
  }

  private static List<String> seeds() {
    return Stream.concat(
            Stream.of(DocumentedConfig.JSON),
            Presets.load().all().stream().map(preset -> RunConfigJson.write(preset.config())))
        .toList();
  }

  @Provide
  static Arbitrary<String> changedTrees() {
    Arbitrary<Integer> numbers =
        Arbitraries.integers().between(0, 0xffff).withDistribution(RandomDistribution.uniform());
    Arbitrary<Change> changes =
        Combinators.combine(Arbitraries.of(Change.Kind.values()), numbers, numbers).as(Change::new);
    return Combinators.combine(Arbitraries.of(seeds()), changes.list().ofMinSize(1).ofMaxSize(4))
        .as((seed, edits) -> {
          ObjectNode tree = (ObjectNode) json(seed);
          edits.forEach(edit -> edit.apply(tree));
          return tree.toString();
        });
  }

  @Provide
  static Arbitrary<byte[]> spoiledFiles() {
    List<String> words = new ArrayList<>(VALUES);
    words.addAll(
        List.of("{", "}", "[", "]", ",", ":", "\"", "\\", "//", "NaN", "\uFEFF", "\u0000"));
    return Mutations.of(
        seeds().stream().map(seed -> seed.getBytes(StandardCharsets.UTF_8)).toList(), words);
  }

  @Property(seed = SEED)
  void aChangedConfigurationIsReadAsItStandsOrRefused(@ForAll("changedTrees") String json) {
    check(FILE.with(json.getBytes(StandardCharsets.UTF_8)), json);
  }

  @Property(seed = SEED)
  void aSpoiledConfigurationIsReadAsItStandsOrRefused(@ForAll("spoiledFiles") byte[] bytes) {
    check(FILE.with(bytes), new String(bytes, StandardCharsets.UTF_8));
  }

  private static void check(Path file, String text) {
    Optional<RunConfig> config =
        Outcome.of(InvalidConfigException.class, () -> RunConfigJson.read(file));
    if (config.isPresent()) {
      String written = RunConfigJson.write(config.get());
      assertEquals(config.get(), RunConfigJson.read(written));
      assertSameNumbers(json(text), json(written), "");
    }
  }

  /** Whatever number of the configuration stood in the file stands there. */
  private static void assertSameNumbers(JsonNode given, JsonNode written, String path) {
    if (written.isObject()) {
      written
          .properties()
          .forEach(entry ->
              assertSameNumbers(
                  given.path(entry.getKey()), entry.getValue(), path + "." + entry.getKey()));
    } else if (written.isArray()) {
      for (int i = 0; i < written.size() && !path.endsWith("quantities"); i++) {
        assertSameNumbers(given.path(i), written.get(i), path + "." + i);
      }
    } else if (written.isNumber() && given.isNumber()) {
      assertEquals(given.decimalValue().doubleValue(), written.decimalValue().doubleValue(), path);
    }
  }

  private static JsonNode json(String text) {
    try {
      return EXACT.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(text, e);
    }
  }
}
