package dev.edgescope.app.workspace.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.record.SmallRuns;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.record.RunFiles;
import dev.edgescope.engine.record.RunLabel;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.RunStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The library on real files; what it does in the background is done at once. */
class LibraryModelTest {
  @TempDir private Path folder;

  private LibraryModel model() {
    LibraryModel model = new LibraryModel(() -> folder, List.of(), Runnable::run, Runnable::run);
    model.refresh();
    return model;
  }

  @Test
  void theNewestRunComesFirstWithItsCurve() {
    SmallRuns.record(folder.resolve("b.edgescope"), 20);
    History later = SmallRuns.record(folder.resolve("a.edgescope"), 40);
    LibraryModel model = model();
    assertEquals(List.of("a.edgescope", "b.edgescope"), names(model));
    assertEquals(
        later.measurements().stream().map(one -> one.curvature().hessian().largest()).toList(),
        model.found().getFirst().summary().orElseThrow().sharpness().stream()
            .map(point -> point.sharpness())
            .toList());
  }

  @Test
  void aNameIsKeptInTheFileAndFound() {
    Path file = folder.resolve("a.edgescope");
    SmallRuns.record(file, 20);
    SmallRuns.record(folder.resolve("b.edgescope"), 20);
    LibraryModel model = model();
    LibraryRun run = find(model, "a.edgescope");
    model.label(run, new RunLabel("Plateau", "hovers early"));
    assertEquals("Plateau", find(model, "a.edgescope").title());
    try (RunFile opened = RunFile.open(file)) {
      assertEquals(new RunLabel("Plateau", "hovers early"), opened.label());
    }

    model.searchProperty().set("early plat");
    assertEquals(List.of("a.edgescope"), names(model));
    model.searchProperty().set("chebyshev");
    assertEquals(2, model.found().size());
    model.searchProperty().set("mnist");
    assertEquals(List.of(), names(model));
  }

  @Test
  void aDeletedRunComesBackAndGoesForGoodAtTheEnd() throws IOException {
    Path file = folder.resolve("a.edgescope");
    SmallRuns.record(file, 20);
    LibraryModel model = model();
    model.delete(model.found().getFirst());
    assertEquals(List.of(), names(model));
    assertFalse(Files.exists(file));
    assertTrue(model.canUndoProperty().get());

    model.undo();
    assertEquals(List.of("a.edgescope"), names(model));
    assertFalse(model.canUndoProperty().get());

    model.delete(model.found().getFirst());
    model.close();
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void aBrokenFileIsListedWithASentence() throws IOException {
    Files.writeString(folder.resolve("x.edgescope"), "not a run");
    LibraryRun run = model().found().getFirst();
    assertTrue(run.description().contains("was not written by Edgescope"), run.description());
    assertFalse(run.canGoOn());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.edgescope", "missing.edgescope"})
  void aFileIsSaidToBeOpenedUntilItIsOpenOrCannotBe(String name) {
    SmallRuns.record(folder.resolve("a.edgescope"), 20);
    List<Runnable> later = new ArrayList<>();
    LibraryModel model = new LibraryModel(() -> folder, List.of(), later::add, Runnable::run);
    model.open(folder.resolve(name), opened -> {});
    assertTrue(model.openingProperty().get());
    later.forEach(Runnable::run);
    assertFalse(model.openingProperty().get());
  }

  @Test
  void aFileThatCannotBeOpenedIsExplained() {
    LibraryModel model = model();
    List<LibraryModel.Opened> opened = new ArrayList<>();
    model.open(folder.resolve("none.edgescope"), opened::add);
    assertEquals(List.of(), opened);
    assertTrue(model.problemProperty().get().contains("does not exist"));
  }

  @Test
  void aRunIsBranchedAndGoesOn() {
    Path file = folder.resolve("a.edgescope");
    SmallRuns.record(file, 50);
    LibraryModel model = model();
    List<LibraryModel.TakenUp> taken = new ArrayList<>();
    model.branch(file, 30, taken::add);
    model.goOn(file, taken::add);
    List<RunStart> starts = taken.stream().map(LibraryModel.TakenUp::run).toList();
    assertEquals(30, starts.getFirst().past().steps());
    assertTrue(starts.getFirst().record().isEmpty());
    assertEquals(50, starts.getLast().past().steps());
    assertEquals(file, starts.getLast().record().orElseThrow());
  }

  @Test
  void aRunThatAnotherWriterHasIsShownAsSuch() throws IOException {
    Path file = folder.resolve("a.edgescope");
    SmallRuns.record(file, 20);
    Files.writeString(folder.resolve("a.edgescope-wal"), "what a killed writer leaves");
    assertEquals(RunFiles.Writer.BROKEN_OFF, model().found().getFirst().writer());
  }

  @Test
  void aRunThatWasCopiedWithoutItsLogIsToldOf(@TempDir Path elsewhere) throws IOException {
    Path whole = folder.resolve("a.edgescope");
    SmallRuns.kill(whole, 2);
    Path alone = Files.copy(whole, elsewhere.resolve("alone.edgescope"));
    LibraryModel model = model();
    List<Optional<String>> told = new ArrayList<>();
    model.open(whole, opened -> told.add(opened.missingLog()));
    model.open(alone, opened -> told.add(opened.missingLog()));
    model.goOn(whole, taken -> told.add(taken.missingLog()));
    model.goOn(alone, taken -> told.add(taken.missingLog()));
    Optional<String> missing = RunFiles.missingLog(alone);
    assertTrue(missing.isPresent());
    assertEquals(List.of(Optional.empty(), missing, Optional.empty(), missing), told);

    model.keep(alone);
    String kept = model.messageProperty().get();
    assertTrue(kept.endsWith(missing.get()), kept);
  }

  @Test
  void aFileFromElsewhereIsCopiedIntoTheLibrary(@TempDir Path elsewhere) {
    Path file = elsewhere.resolve("far.edgescope");
    SmallRuns.record(file, 20);
    LibraryModel model = model();
    assertFalse(model.has(file));
    model.keep(file);
    assertEquals(List.of("far.edgescope"), names(model));
  }

  private static LibraryRun find(LibraryModel model, String name) {
    return model.found().stream()
        .filter(run -> run.file().endsWith(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(LibraryModel model) {
    return model.found().stream().map(run -> String.valueOf(run.file().getFileName())).toList();
  }
}
