package dev.edgescope.app.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.DataKind;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.ModelKind;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Pooling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The choice of data and of the model, without a window. */
class ExperimentKindsTest {
  private final List<Runnable> reading = new ArrayList<>();
  private final ExperimentForm form =
      new ExperimentForm(
          Presets.load().first().config(), new FileInspection(reading::add, Runnable::run));

  @TempDir private Path folder;

  @Test
  void aConvolutionalNetworkIsDescribed() {
    form.model().kind().set(ModelKind.CONVNET);
    form.model().channels().edit("4, 2");
    form.model().pool().set(Pooling.MAX);

    assertEquals(
        new ModelConfig.Convolutional(List.of(4, 2), Pooling.MAX, Activation.TANH, 1),
        form.config().orElseThrow().model());
    assertTrue(form.applicableProperty().get());
  }

  @Test
  void aResidualNetworkIsDescribed() {
    form.model().kind().set(ModelKind.RESNET);
    form.model().blocks().edit("2");
    form.model().width().edit("4");

    assertEquals(
        new ModelConfig.Residual(2, 4, Activation.TANH, 1), form.config().orElseThrow().model());
  }

  @Test
  void aFamilyBringsAScaleThatTrains() {
    form.model().kind().set(ModelKind.CONVNET);

    assertEquals(1, form.model().initScale().get());
  }

  @Test
  void whatIsNotSeenHindersNothing() {
    form.model().hidden().commit("64,,x");
    form.model().kind().set(ModelKind.CONVNET);

    assertTrue(form.applicableProperty().get());
  }

  @Test
  void poolingThatLeavesNoPixelIsToldAtTheChannels() {
    form.model().kind().set(ModelKind.CONVNET);
    form.model().channels().edit("2, 2, 2, 2, 2");

    assertTrue(form.model().channels().errorProperty().get().contains("no pixel of 28 x 28"));
    assertFalse(form.applicableProperty().get());
  }

  @Test
  void convolutionsWithoutImagesAreToldAtTheModel() {
    form.model().kind().set(ModelKind.CONVNET);
    form.data().kind().set(DataKind.TEACHER);

    assertTrue(form.model().kind().errorProperty().get().contains("needs images"));
  }

  @Test
  void aComputedTaskNeedsNoTargetsChosen() {
    form.data().examples().edit("20");
    form.data().kind().set(DataKind.CHEBYSHEV);

    assertEquals(new DataConfig.Chebyshev(5, 20), form.config().orElseThrow().data());
    assertTrue(form.applicableProperty().get());
  }

  @Test
  void backFromAComputedTaskTheTargetsAreClasses() {
    form.data().kind().set(DataKind.TEACHER);
    form.data().kind().set(DataKind.MNIST);

    assertEquals(Targets.ONE_HOT, form.data().targets().get());
  }

  @Test
  void aFileIsToBeChosen() {
    form.data().kind().set(DataKind.CSV);

    assertEquals("Choose a file.", form.data().file().errorProperty().get());
    assertFalse(form.applicableProperty().get());
  }

  @Test
  void theButtonShowsTheNameOfTheFile() throws IOException {
    choose("1,0\n2,1\n3,0\n");

    assertEquals("table.csv", form.data().file().textProperty().get());
  }

  @Test
  void aFileThatIsNotReadYetCannotBeApplied() throws IOException {
    choose("1,0\n2,1\n3,0\n");
    form.data().examples().edit("3");

    assertFalse(form.applicableProperty().get());
  }

  @Test
  void aFileWithEnoughExamplesCanBeApplied() throws IOException {
    choose("1,0\n2,1\n3,0\n");
    form.data().examples().edit("3");
    read();

    assertTrue(form.applicableProperty().get());
  }

  @Test
  void moreExamplesThanTheFileHoldsAreToldAtTheirField() throws IOException {
    choose("1,0\n2,1\n3,0\n");
    read();

    assertEquals(
        "1,000 is out of range; give a whole number from 1 to 3, the number of examples in"
            + " table.csv.",
        form.data().examples().errorProperty().get());
    assertFalse(form.applicableProperty().get());
  }

  @Test
  void aBrokenFileIsToldAtTheFile() throws IOException {
    choose("1,0\n2,x\n");
    read();

    assertTrue(form.data().file().errorProperty().get().contains("line 2, column 2"));
  }

  @Test
  void convolutionsOnATableAreToldBeforeTheRun() throws IOException {
    form.model().kind().set(ModelKind.CONVNET);
    choose("1,0\n2,1\n3,0\n");
    form.data().examples().edit("3");
    read();

    assertTrue(form.model().kind().errorProperty().get().contains("needs images"));
  }

  @Test
  void onlyTheLastFileChosenCounts() throws IOException {
    choose("1,0\n2,x\n");
    Path other = Files.writeString(folder.resolve("other.csv"), "1,0\n2,1\n3,1\n");
    form.data().file().set(Optional.of(other));
    reading.reversed().forEach(Runnable::run);

    assertTrue(form.data().examples().errorProperty().get().contains("other.csv"));
  }

  @Test
  void discardingTakesTheFileBackToo() throws IOException {
    choose("1,0\n2,x\n");
    read();

    form.discard();

    assertFalse(form.changedProperty().get());
    assertEquals(DataKind.FASHION, form.data().kind().get());
  }

  private void choose(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("table.csv"), text);
    form.data().kind().set(DataKind.CSV);
    form.data().file().set(Optional.of(file));
  }

  private void read() {
    reading.forEach(Runnable::run);
    reading.clear();
  }
}
