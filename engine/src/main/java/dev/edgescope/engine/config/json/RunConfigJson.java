package dev.edgescope.engine.config.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.NumberText;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.config.Words;
import dev.edgescope.engine.data.DataFile;
import dev.edgescope.engine.data.UnicodeText;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.objective.Loss;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The configuration of a run as JSON, in presets, configuration files and run files.
 *
 * <p>Reading is strict, so that a mistyped key cannot pass for a default: all keys must be known,
 * and all must be there but {@code steps} (endless without), {@code flows} (none), what an
 * optimizer has beyond heavy ball (none of it without), {@code probes.every} or {@code
 * probes.share}, one of which may stand for the other (a share of one half without both), and
 * {@code probes.quantities} (those that cost next to nothing). What is written is read back as an
 * equal configuration.
 */
public final class RunConfigJson {
  private static final int MAX_FILE_BYTES = 1 << 20;
  private static final int MAX_DEPTH = 100;
  private static final int MAX_REASON = 120;

  private static final List<String> KEYS =
      List.of(
          "data", "model", "loss", "optimizer", "probes", "flows", "precision", "seed", "steps");
  private static final List<String> PROBES_KEYS =
      List.of("topEigenvalues", "every", "share", "quantities");

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final ObjectWriter WRITER =
      MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private RunConfigJson() {}

  /**
   * Reads a configuration file. Relative paths in it start from the folder it lies in.
   *
   * @throws InvalidConfigException if the file cannot be read or holds no possible configuration;
   *     the message starts with the name of the file
   */
  public static RunConfig read(Path file) {
    String name = DataFile.shown(file);
    try {
      // Made absolute, so that what is written elsewhere still finds its data.
      return read(parse(text(file)), file.toAbsolutePath().resolveSibling(""));
    } catch (InvalidConfigException e) {
      throw e.from(name);
    } catch (NoSuchFileException e) {
      throw new InvalidConfigException(
          name + ": the file does not exist; give the path of a configuration file.", e);
    } catch (CharacterCodingException e) {
      throw new InvalidConfigException(
          name + ": the file is not text in UTF-8; give a configuration file in JSON.", e);
    } catch (IOException e) {
      throw new InvalidConfigException(
          name + ": this cannot be read; give a configuration file that you may read.", e);
    }
  }

  /** Of a device, too, no more is taken than a configuration may have. */
  private static String text(Path file) throws IOException {
    byte[] bytes;
    try (InputStream content = Files.newInputStream(file)) {
      bytes = content.readNBytes(MAX_FILE_BYTES + 1);
    }
    if (bytes.length > MAX_FILE_BYTES) {
      throw new InvalidConfigException(
          String.format(
              Locale.ROOT,
              "the file is larger than %s bytes; give a configuration file.",
              NumberText.of((long) MAX_FILE_BYTES)));
    }
    StringWriter text = new StringWriter();
    UnicodeText.reader(new ByteArrayInputStream(bytes)).transferTo(text);
    if (text.toString().indexOf(0) >= 0) {
      throw new InvalidConfigException(
          "the file has a zero byte, as text in UTF-16 does that has lost its byte order mark; give"
              + " a configuration file in UTF-8.");
    }
    return text.toString();
  }

  /**
   * Reads a configuration. Relative paths in it stay as they are.
   *
   * @throws InvalidConfigException if the text is not JSON, or not a possible configuration; the
   *     message names the key
   */
  public static RunConfig read(String json) {
    return read(parse(json), Path.of(""));
  }

  /** A configuration as indented JSON that ends in a line break. */
  public static String write(RunConfig config) {
    try {
      return WRITER.writeValueAsString(toJson(config)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of plain values could not be written", e);
    }
  }

  /** A configuration as JSON in one line, to be passed on as a piece of text. */
  public static String writeLine(RunConfig config) {
    return toJson(config).toString();
  }

  /** Parses one JSON value with nothing after it. */
  static JsonNode parse(String json) {
    JsonNode node;
    try {
      node = MAPPER.readTree(json);
      if (node.isContainerNode()) {
        markNumbersBeyondDoubles(json, node);
      }
    } catch (MismatchedInputException e) {
      throw notJson("something follows the end of the configuration", e);
    } catch (JsonProcessingException e) {
      throw notJson(reason(e), e);
    }
    if (node.isMissingNode()) {
      throw new InvalidConfigException("The configuration is empty; give a JSON object.");
    }
    return node;
  }

  /**
   * Puts their text in the place of numbers that no double holds, which the tree has infinity or
   * zero for, so that whoever is to read one can say what was given.
   */
  private static void markNumbersBeyondDoubles(String json, JsonNode tree)
      throws JsonProcessingException {
    try (JsonParser parser = MAPPER.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token != JsonToken.VALUE_NUMBER_FLOAT) {
          continue;
        }
        String text = parser.getText();
        if (NumberText.isBeyondDoubles(text, Double.parseDouble(text))) {
          JsonPointer place = parser.getParsingContext().pathAsPointer();
          POJONode given = new POJONode(text);
          switch (tree.at(place.head())) {
            case ObjectNode object -> object.set(place.last().getMatchingProperty(), given);
            case ArrayNode array -> array.set(place.last().getMatchingIndex(), given);
            default -> {}
          }
        }
      }
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("A text could not be read", e);
    }
  }

  /** What is wrong, without what else the parser could have read and where it keeps its limits. */
  private static String reason(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    String found =
        e instanceof StreamConstraintsException
            ? message.replaceAll(", from `[^`]*`", "")
            : message.split(": |\n", 2)[0];
    return found.length() <= MAX_REASON ? found : found.substring(0, MAX_REASON - 3) + "...";
  }

  /**
   * @param folder that relative paths start from
   */
  static RunConfig read(JsonNode json, Path folder) {
    try {
      ConfigObject root = ConfigObject.root(json, KEYS);
      return new RunConfig(
          DataJson.read(root, folder),
          ModelJson.read(root),
          root.word(Setting.LOSS, Loss.class),
          OptimizerJson.read(root),
          probes(root.object("probes", PROBES_KEYS)).plus(flows(root)),
          root.word(Setting.PRECISION, Precision.class),
          root.whole(Setting.SEED),
          steps(root));
    } catch (InvalidConfigException e) {
      throw e.byKey();
    }
  }

  private static ProbeConfig probes(ConfigObject json) {
    int topEigenvalues = json.topEigenvalues();
    Set<Quantity> quantities =
        json.has(Setting.QUANTITIES)
            ? own(json.words(Setting.QUANTITIES, Quantity.class))
            : Quantity.standard(topEigenvalues);
    if (!json.has(Setting.EVERY)) {
      double share =
          json.has(Setting.SHARE) ? json.number(Setting.SHARE) : ProbeConfig.DEFAULT_SHARE;
      return new ProbeConfig(topEigenvalues, ProbeConfig.BY_BUDGET, share, quantities);
    }
    if (json.has(Setting.SHARE)) {
      throw Setting.SHARE.reject(
          "it cannot stand beside probes.every", "give one of the two and remove the other");
    }
    int every = json.wholeInt(Setting.EVERY);
    Setting.EVERY.require(every);
    return new ProbeConfig(topEigenvalues, every, ProbeConfig.DEFAULT_SHARE, quantities);
  }

  private static Set<Quantity> own(Set<Quantity> quantities) {
    for (Quantity quantity : quantities) {
      quantity
          .flow()
          .ifPresent(
              flow -> {
                throw Setting.QUANTITIES.reject(
                    "\"" + Words.of(quantity) + "\" is read off a predicted curve",
                    "give \"flows\": [\"" + Words.of(flow) + "\"] beside \"probes\"");
              });
    }
    return quantities;
  }

  private static Set<Quantity> flows(ConfigObject root) {
    Set<Quantity> quantities = EnumSet.noneOf(Quantity.class);
    if (root.has(Setting.FLOWS)) {
      root.words(Setting.FLOWS, FlowKind.class)
          .forEach(flow -> quantities.addAll(flow.quantities()));
    }
    return quantities;
  }

  private static long steps(ConfigObject root) {
    return root.has(Setting.STEPS)
        ? Setting.STEPS.require(root.whole(Setting.STEPS))
        : RunConfig.ENDLESS;
  }

  /** A configuration as a tree that nobody else holds. */
  static ObjectNode toJson(RunConfig config) {
    ObjectNode root = MAPPER.createObjectNode();
    DataJson.write(config.data(), root.putObject("data"));
    ModelJson.write(config.model(), root.putObject("model"));
    root.put("loss", Words.of(config.loss()));
    OptimizerJson.write(config.optimizer(), root.putObject("optimizer"));
    ProbeConfig probes = config.probes();
    ObjectNode probesJson = root.putObject("probes");
    if (probes.topEigenvalues() == ProbeConfig.ABOVE_HALF_EDGE) {
      probesJson.put("topEigenvalues", ProbeConfig.ABOVE_HALF_EDGE_WORD);
    } else {
      probesJson.put("topEigenvalues", probes.topEigenvalues());
    }
    if (probes.every() == ProbeConfig.BY_BUDGET) {
      probesJson.put("share", probes.share());
    } else {
      probesJson.put("every", probes.every());
    }
    if (!probes.hasStandardQuantities()) {
      var words = probesJson.putArray("quantities");
      probes.ownQuantities().forEach(quantity -> words.add(Words.of(quantity)));
    }
    if (!probes.flows().isEmpty()) {
      var words = root.putArray("flows");
      probes.flows().forEach(flow -> words.add(Words.of(flow)));
    }
    root.put("precision", Words.of(config.precision())).put("seed", config.seed());
    if (config.steps() != RunConfig.ENDLESS) {
      root.put("steps", config.steps());
    }
    return root;
  }

  private static InvalidConfigException notJson(String reason, JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String where =
        at == null
            ? ""
            : String.format(
                Locale.ROOT, " at line %s, column %s", at.getLineNr(), at.getColumnNr());
    return new InvalidConfigException(
        String.format(
            Locale.ROOT,
            "The configuration is not valid JSON%s (%s); correct it there.",
            where,
            reason),
        e);
  }
}
