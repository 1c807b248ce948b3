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
import dev.edgescope.engine.data.file.FileSource;
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

    assertEquals("Choose a file.", form.data().files().chosen().errorProperty().get());
    assertFalse(form.applicableProperty().get());
  }

  @Test
  void theButtonShowsTheNameOfTheFile() throws IOException {
    choose("1,0\n2,1\n3,0\n");

    assertEquals("table.csv", form.data().files().chosen().textProperty().get());
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
  void ofAFileWithFewerExamplesAllAreTaken() throws IOException {
    choose("1,0\n2,1\n3,0\n");
    read();

    assertEquals(3, form.data().examples().get());
    assertTrue(form.applicableProperty().get());
  }

  @Test
  void allAreAsManyAsTheFileHolds() throws IOException {
    choose("1,0\n2,1\n3,0\n");
    read();
    form.data().examples().edit("2");
    form.data().examples().commit("all");

    assertEquals(3, form.data().examples().get());
  }

  @Test
  void whatAFileHoldsIsSaid() throws IOException {
    choose("1,2,a\n2,1,b\n3,0,b\n");
    read();

    assertEquals("3 examples of 2 features, 2 classes.", form.data().foundProperty().get());
  }

  @Test
  void labelsThatDoNotCountFromZeroAreNumberedAnewWhereAsked() throws IOException {
    choose("1,2,1\n2,1,2\n3,0,2\n");
    form.data().files().renumber().set(true);
    read();

    assertEquals("3 examples of 2 features, 2 classes.", form.data().foundProperty().get());
    assertTrue(
        form.config().orElseThrow().data() instanceof DataConfig.InFile file
            && file.source() instanceof FileSource.Renumbered);
  }

  @Test
  void whatAFileLeavesOpenIsAsked() throws IOException {
    choose("label,x\n0,1\n1,2\n0,3\n");
    read();

    FileQuestion question = form.data().questionProperty().get().orElseThrow();
    assertEquals("Which column is the label?", question.words());
    assertEquals(List.of("label", "x"), question.choices());
    assertFalse(form.applicableProperty().get());
  }

  @Test
  void theAnswerMakesARun() throws IOException {
    choose("label,x\n0,1\n1,2\n0,3\n");
    read();
    form.data().answer(form.data().questionProperty().get().orElseThrow(), "label");
    read();

    assertTrue(form.applicableProperty().get());
    assertEquals(Optional.empty(), form.data().questionProperty().get());
  }

  @Test
  void theFilesOfMnistComeAlongWithTheFirst() throws IOException {
    for (String name : List.of("train-images-idx3-ubyte", "train-labels-idx1-ubyte")) {
      Files.write(folder.resolve(name), new byte[0]);
    }
    form.data().kind().set(DataKind.IDX);
    form.data().files().chosen().set(Optional.of(folder.resolve("train-images-idx3-ubyte")));

    assertEquals(
        Optional.of(folder.resolve("train-labels-idx1-ubyte")), form.data().files().labels().get());
  }

  @Test
  void aBrokenFileIsToldAtTheFile() throws IOException {
    choose("1,0\n2,x\n");
    read();

    assertTrue(form.data().files().chosen().errorProperty().get().contains("line 2, column 2"));
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
    form.data().files().chosen().set(Optional.of(other));
    reading.reversed().forEach(Runnable::run);

    assertEquals("3 examples of 1 feature, 2 classes.", form.data().foundProperty().get());
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
    form.data().files().chosen().set(Optional.of(file));
  }

  private void read() {
    reading.forEach(Runnable::run);
    reading.clear();
  }
}
