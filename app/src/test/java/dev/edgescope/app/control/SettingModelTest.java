package dev.edgescope.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.text.SettingText;
import dev.edgescope.engine.config.Setting;
import org.junit.jupiter.api.Test;

class SettingModelTest {
  private final SettingModel<Double> setting =
      new SettingModel<>(
          0.1,
          new SettingFormat<>() {
            @Override
            public String format(Double value) {
              return Double.toString(value);
            }

            @Override
            public Double parse(String text) {
              return SettingText.number(Setting.LEARNING_RATE, text);
            }
          });

  @Test
  void aCommittedTextBecomesTheValueInItsOwnWords() {
    assertTrue(setting.commit(" 2e-1 "));

    assertEquals(0.2, setting.get());
    assertEquals("0.2", setting.textProperty().get());
  }

  @Test
  void aBrokenTextLeavesTheValueAndSaysWhyInOneSentence() {
    assertFalse(setting.commit("fast"));

    assertEquals(0.1, setting.get());
    assertEquals("fast", setting.textProperty().get());
    assertEquals(
        "\"fast\" is not a number; give a number from 0.000001 to 1,000, for example 0.1.",
        setting.errorProperty().get());
  }

  @Test
  void noSentenceAppearsWhileANumberIsStillBeingTyped() {
    setting.edit("0.");
    setting.edit("-");

    assertEquals("", setting.errorProperty().get());
    assertFalse(setting.validProperty().get());
    assertEquals(0.1, setting.get());
  }

  @Test
  void aSentenceThatStandsGoesAsSoonAsTheTextIsRight() {
    setting.commit("-1");

    setting.check("1");

    assertEquals("", setting.errorProperty().get());
    assertEquals(0.1, setting.get(), "what acts at once waits for the commit");
  }

  @Test
  void editingFollowsEveryTextThatIsValid() {
    setting.edit("0.5");

    assertEquals(0.5, setting.get());
  }

  @Test
  void revertingBringsBackTheLastValidValue() {
    setting.commit("1e9");

    setting.revert();

    assertEquals("0.1", setting.textProperty().get());
    assertEquals("", setting.errorProperty().get());
    assertTrue(setting.validProperty().get());
  }

  @Test
  void aSliderMendsABrokenText() {
    setting.commit("1e9");

    setting.set(0.3);

    assertEquals("0.3", setting.textProperty().get());
    assertEquals("", setting.errorProperty().get());
  }
}
