package dev.edgescope.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.config.json.RunConfigJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonReaderTest {
  private static final String RUN =
      RunConfigJson.writeLine(Presets.load().byId("minimalist-example").config());

  private static Lesson lesson(String step) {
    return LessonReader.read(
        "mine",
        "{\"title\": \"Mine\", \"steps\": [{\"say\": \"Look.\", \"run\": "
            + RUN
            + "}, {\"say\": \"And now.\""
            + step
            + "}]}",
        "en");
  }

  private static String refusal(String json) {
    return String.valueOf(
        assertThrows(InvalidConfigException.class, () -> LessonReader.read("mine", json, "en"))
            .getMessage());
  }

  @Test
  void aStepIsReadAsItIsWritten() {
    LessonStep step =
        lesson(
                ", \"set\": {\"learningRate\": 0.2}, \"until\": {\"step\": 30, \"within\": 90},"
                    + " \"ask\": {\"question\": \"Why?\", \"choices\": [\"a\", \"b\"],"
                    + " \"right\": 1}, \"reveal\": \"So.\"")
            .steps()
            .get(1);
    assertEquals(0.2, step.set().get(LessonControl.LEARNING_RATE));
    assertEquals(new LessonStep.Goal(new RunEventKind.AtStep(30), 90), step.until().orElseThrow());
    assertEquals(
        1, assertInstanceOf(LessonStep.Ask.Choose.class, step.ask().orElseThrow()).right());
    assertEquals("So.", step.reveal());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | Lesson: steps: there is none; give at least one.",
        "[] | Lesson: the lesson is no object; give {...} with title, steps.",
        "{\"steps\": [], \"name\": 1} | Lesson: name: it is not known; give one of title, steps.",
        "{\"steps\": [{}]} | Lesson: steps[0].say: it is missing; give a text in quotes,"
            + " or one for each language, {\"en\": \"...\", \"de\": \"...\"}.",
        "{\"steps\": [{\"say\": \"a\"}]}"
            + " | Lesson: steps[0].run: the first step has no run; give its configuration.",
        "{\"steps\": [{\"say\": \"a\", \"until\": {\"step\": 0}}]}"
            + " | Lesson: steps[0].until.step: 0 is out of range;"
            + " give a whole number from 1 to 10000000.",
        "{\"steps\": [{\"say\": \"a\", \"ask\": {\"question\": \"q\", \"choices\": [\"x\"]}}]}"
            + " | Lesson: steps[0].ask.choices: there are 1;"
            + " give two or more, or \"draw\" a curve.",
        "{\"steps\": [{\"say\": {\"english\": \"a\"}}]}"
            + " | Lesson: steps[0].say: {\"english\":\"a\"} is no text; give a text in quotes,"
            + " or one for each language, {\"en\": \"...\", \"de\": \"...\"}.",
        "{\"steps\": [{\"say\": \"a\", \"ask\": {\"question\": \"q\", \"choices\": {\"en\":"
            + " \"x\"}}}]} | Lesson: steps[0].ask.choices: {\"en\":\"x\"} is no list; give a list"
            + " in brackets, [...].",
        "{\"steps\": [{\"say\": \"a\", \"set\": {\"learningRate\": -1}}]}"
            + " | Lesson: steps[0].set.learningRate: -1.0 is not above 0; give a number above 0.",
        "{\"steps\": [{\"say\": \"a\", \"highlight\": \"learnin-rate\"}]}"
            + " | Lesson: steps[0].highlight: \"learnin-rate\" is neither a control nor a chart;"
            + " give one of learning-rate, batch-size, live-beta1, live-clip-norm, live-sigma,"
            + " live-steer-target, or \"chart-\" with the id of a chart.",
        "{\"steps\": [{\"say\": \"a\", \"highlight\": \"chart-x\"}]}"
            + " | Lesson: steps[0].highlight: \"x\" is no chart;"
            + " give an id such as sharpness, loss, stability-plane, noise-kernel.",
        "{\"steps\": [{\"say\": \"a\", \"ask\": {\"question\": \"q\","
            + " \"draw\": {\"chart\": \"x\"}}}]}"
            + " | Lesson: steps[0].ask.draw.chart: \"x\" is no chart;"
            + " give an id such as sharpness, loss, stability-plane, noise-kernel.",
        "say hello | The lesson is not valid JSON at line 1, column 1"
            + " (Unrecognized token 'say'); correct it there."
      })
  void whatIsWrongIsOneSentenceWithItsPlace(String json, String sentence) {
    assertEquals(sentence, refusal(json));
  }

  @ParameterizedTest
  @CsvSource({"en, Look.", "de, Sieh hin.", "fr, Look."})
  void whatIsSaidIsInTheLanguageElseInEnglish(String language, String said) {
    String json =
        "{\"title\": \"Mine\", \"steps\": [{\"say\": {\"de\": \"Sieh hin.\", \"en\": \"Look.\"},"
            + " \"run\": "
            + RUN
            + "}]}";
    assertEquals(said, LessonReader.read("mine", json, language).steps().getFirst().say());
  }

  @Test
  void aLessonInOneLanguageIsReadInAnyOther() {
    String json =
        "{\"title\": {\"de\": \"Mein\"}, \"steps\": [{\"say\": \"a\", \"run\": " + RUN + "}]}";
    assertEquals("Mein", LessonReader.read("mine", json, "en").title());
  }

  @Test
  void aRunThatIsNotPossibleIsToldWithItsPlace() {
    String refusal =
        refusal("{\"title\": \"t\", \"steps\": [{\"say\": \"a\", \"run\": {\"seed\": 1}}]}");
    assertTrue(refusal.startsWith("Lesson: steps[0].run: "), refusal);
  }
}
