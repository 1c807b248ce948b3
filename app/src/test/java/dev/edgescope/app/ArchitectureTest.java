package dev.edgescope.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of the window's packages, and what none of them may touch. */
class ArchitectureTest {
  private static final String ROOT = "dev.edgescope.app";
  private static final int MOST_FILES = 30;
  private static final int MOST_LINES = 3_500;

  /** From the ground up: a package imports only those before it. */
  private static final List<String> PACKAGES =
      List.of(
          "text",
          "pen",
          "theme",
          "control",
          "chart.column",
          "chart.model",
          "chart.mark",
          "chart.label",
          "chart.paint",
          "chart.grid",
          "chart.tile",
          "chart",
          "catalogue",
          "board",
          "record",
          "export",
          "run.curve",
          "run.pace",
          "run.status",
          "run",
          "experiment",
          "session",
          "lesson",
          "sweep",
          "workspace",
          "workspace.takeaway",
          "workspace.runs",
          "workspace.form",
          "workspace.story",
          "workspace.board",
          "workspace.study",
          "workspace.theory",
          "workspace.phase",
          "workspace.replay",
          "workspace.library",
          "workspace.sweep",
          "workspace.live");

  private static final JavaClasses WINDOW =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private static String[] named(List<String> packages) {
    return packages.stream().map(name -> ROOT + "." + name).toArray(String[]::new);
  }

  static Stream<Arguments> directions() {
    return IntStream.range(0, PACKAGES.size() - 1)
        .mapToObj(i -> Arguments.of(PACKAGES.get(i), PACKAGES.subList(i + 1, PACKAGES.size())));
  }

  @ParameterizedTest
  @MethodSource("directions")
  void aPackageImportsOnlyThoseBelowIt(String lower, List<String> higher) {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "." + lower)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(named(higher))
        .check(WINDOW);
  }

  @Test
  void everyClassIsInOneOfThePackages() {
    List<String> all = new ArrayList<>(List.of(named(PACKAGES)));
    all.add(ROOT);
    classes().should().resideInAnyPackage(all.toArray(String[]::new)).check(WINDOW);
  }

  @Test
  void onlyTheWindowItselfKnowsItsFrame() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(WINDOW);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(WINDOW);
  }

  @Test
  void workspacesStandOnSharedViewsAndNotOnTheLiveOne() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT, ROOT + ".workspace.live")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".workspace.live")
        .check(WINDOW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chart.column",
        "chart.model",
        "chart.mark",
        "run",
        "experiment",
        "session",
        "sweep",
        "lesson"
      })
  void modelsHaveNoNodes(String model) {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "." + model + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx.scene..", "javafx.stage..")
        .check(WINDOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"chart..", "pen", "theme", "board"})
  void whatIsDrawnKnowsNoEngine(String drawn) {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "." + drawn)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.edgescope.engine..")
        .check(WINDOW);
  }

  @Test
  void onlyTheLauncherPrints() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Launcher")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(WINDOW);
  }

  @Test
  void noPackageIsTooLargeToKnow() throws IOException {
    List<String> tooLarge = new ArrayList<>();
    // From the folder of the module, or from that above it.
    Path module = Files.isDirectory(Path.of("src")) ? Path.of("") : Path.of("app");
    try (Stream<Path> folders = Files.walk(module.resolve("src/main/java").toAbsolutePath())) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        List<Path> sources;
        try (Stream<Path> files = Files.list(folder)) {
          sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        long lines = 0;
        for (Path source : sources) {
          lines += Files.readAllLines(source).size();
        }
        if (sources.size() > MOST_FILES || lines > MOST_LINES) {
          tooLarge.add(
              String.format(Locale.ROOT, "%s: %d files, %d lines", folder, sources.size(), lines));
        }
      }
    }
    assertEquals(List.of(), tooLarge);
  }

  /** What is said, stored or read is in one language, whatever that of the machine. */
  @Test
  void textIsMadeInALocaleThatIsNamed() {
    noClasses()
        .should()
        .callMethod(String.class, "formatted", Object[].class)
        .orShould()
        .callMethod(String.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(PrintStream.class, "printf", String.class, Object[].class)
        .orShould()
        .callMethod(PrintStream.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .orShould()
        .callMethod(Locale.class, "getDefault")
        .orShould()
        .callMethod(DateTimeFormatter.class, "ofPattern", String.class)
        .check(WINDOW);
  }
}
