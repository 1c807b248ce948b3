package dev.edgescope.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What may know what in the window. */
@AnalyzeClasses(packages = "dev.edgescope.app", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule VIEW_MODELS_HAVE_NO_NODES =
      noClasses()
          .that()
          .haveNameMatching(".*\\.(LiveViewModel|LiveControls|ExperimentForm|RunStatus|RunRecord)")
          .or()
          .haveSimpleName("SettingModel")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx.scene..", "javafx.stage..");

  @ArchTest
  static final ArchRule CHARTS_KNOW_NO_ENGINE =
      noClasses()
          .that()
          .resideInAPackage("..chart..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.edgescope.engine..");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("dev.edgescope.app.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_THE_LAUNCHER_PRINTS =
      noClasses()
          .that()
          .doNotHaveSimpleName("Launcher")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule SHARED_PARTS_KNOW_NO_WORKSPACE =
      noClasses()
          .that()
          .resideInAnyPackage("..control..", "..theme..", "..chart..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..workspace..");
}
