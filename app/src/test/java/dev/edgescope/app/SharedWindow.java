package dev.edgescope.app;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/**
 * One window for all tests of a class, in a stage of its own: to open one takes longer than most of
 * what is tried in it. Each test says how it wants to find it.
 */
final class SharedWindow
    implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
  private final Callable<MainWindow> opening;
  private final FxRobot robot = new FxRobot();
  private @Nullable MainWindow window;

  /**
   * @param opening opens the window, on the JavaFX thread
   */
  SharedWindow(Callable<MainWindow> opening) {
    this.opening = opening;
  }

  MainWindow get() {
    return requireNonNull(window);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    FxToolkit.registerPrimaryStage();
    window = FxWait.on(opening);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    robot.release(new KeyCode[0]);
    robot.release(new MouseButton[0]);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    robot.interact(() -> get().stage().hide());
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == FxRobot.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return robot;
  }
}
