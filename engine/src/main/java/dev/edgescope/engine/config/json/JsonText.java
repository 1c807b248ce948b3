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
import com.fasterxml.jackson.databind.node.TextNode;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.NumberText;
import dev.edgescope.engine.data.DataFile;
import dev.edgescope.engine.data.UnicodeText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * JSON that a person writes, as a tree of values: read without mercy, of limited size, with no key
 * twice and nothing after its end.
 *
 * @param name of what is written, such as "configuration"
 */
public record JsonText(String name) {
  /** The configuration of a run. */
  public static final JsonText CONFIGURATION = new JsonText("configuration");

  private static final Pattern WORD = Pattern.compile("[\\w.-]+");

  /** From here on not every whole number is a double. */
  private static final double EXACT_DOUBLES = 0x1p53;

  private static final int MAX_FILE_BYTES = 1 << 20;
  private static final int MAX_DEPTH = 100;
  private static final int MAX_REASON = 120;

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

  /**
   * Reads a file.
   *
   * @throws InvalidConfigException if the file cannot be read or is no JSON; the message starts
   *     with the name of the file
   */
  public JsonNode read(Path file) {
    String shown = DataFile.shown(file);
    try {
      return parse(text(file));
    } catch (InvalidConfigException e) {
      throw e.from(shown);
    } catch (NoSuchFileException e) {
      throw fault("%s: the file does not exist; give the path of a %s file.", shown, e);
    } catch (CharacterCodingException e) {
      throw fault("%s: the file is not text in UTF-8; give a %s file in JSON.", shown, e);
    } catch (IOException e) {
      throw fault("%s: this cannot be read; give a %s file that you may read.", shown, e);
    }
  }

  private InvalidConfigException fault(String sentence, String file, IOException e) {
    return new InvalidConfigException(String.format(Locale.ROOT, sentence, file, name), e);
  }

  /** Made absolute, so that what is written elsewhere still finds its data. */
  public static Path folder(Path file) {
    return file.toAbsolutePath().resolveSibling("");
  }

  /** Of a device, too, no more is taken than a configuration may have. */
  private String text(Path file) throws IOException {
    byte[] bytes;
    try (InputStream content = Files.newInputStream(file)) {
      bytes = content.readNBytes(MAX_FILE_BYTES + 1);
    }
    if (bytes.length > MAX_FILE_BYTES) {
      throw new InvalidConfigException(
          String.format(
              Locale.ROOT,
              "the file is larger than %s bytes; give a %s file.",
              NumberText.of((long) MAX_FILE_BYTES),
              name));
    }
    StringWriter text = new StringWriter();
    UnicodeText.reader(new ByteArrayInputStream(bytes)).transferTo(text);
    if (text.toString().indexOf(0) >= 0) {
      throw new InvalidConfigException(
          String.format(
              Locale.ROOT,
              "the file has a zero byte, as text in UTF-16 does that has lost its byte order mark;"
                  + " give a %s file in UTF-8.",
              name));
    }
    return text.toString();
  }

  /**
   * Parses one JSON value with nothing after it.
   *
   * @throws InvalidConfigException if it is none
   */
  public JsonNode parse(String json) {
    JsonNode node;
    try {
      node = MAPPER.readTree(json);
      if (node.isContainerNode()) {
        markNumbersBeyondDoubles(json, node);
      }
    } catch (MismatchedInputException e) {
      throw notJson("something follows the end of the " + name, e);
    } catch (JsonProcessingException e) {
      throw notJson(reason(e), e);
    }
    if (node.isMissingNode()) {
      throw new InvalidConfigException(
          String.format(Locale.ROOT, "The %s is empty; give a JSON object.", name));
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

  /** A tree as indented JSON that ends in a line break. */
  public static String write(JsonNode tree) {
    try {
      return WRITER.writeValueAsString(tree) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of plain values could not be written", e);
    }
  }

  /** Whether a value is a number without a fraction: 10, and as JSON has it 1e1 and 10.0 too. */
  public static boolean isWhole(JsonNode value) {
    return value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue());
  }

  /** The whole number that a value is; empty where that is not known, or not within 64 bits. */
  public static OptionalLong whole(JsonNode value) {
    boolean exact = value.isIntegralNumber() || Math.abs(value.doubleValue()) < EXACT_DOUBLES;
    return isWhole(value) && exact && value.canConvertToLong()
        ? OptionalLong.of(value.longValue())
        : OptionalLong.empty();
  }

  /** A value as a sentence can quote it: short, and without line breaks. */
  public static String shown(JsonNode value) {
    if (value.isObject()) {
      return "an object";
    }
    if (value.isArray()) {
      return "a list";
    }
    return shortened(value.isPojo() ? value.asText() : value.toString());
  }

  /** A key as it stands if that is a word, else as JSON quotes it. */
  public static String shownKey(String key) {
    return shortened(WORD.matcher(key).matches() ? key : TextNode.valueOf(key).toString());
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }

  private InvalidConfigException notJson(String reason, JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String where =
        at == null
            ? ""
            : String.format(
                Locale.ROOT, " at line %s, column %s", at.getLineNr(), at.getColumnNr());
    return new InvalidConfigException(
        String.format(
            Locale.ROOT, "The %s is not valid JSON%s (%s); correct it there.", name, where, reason),
        e);
  }
}
