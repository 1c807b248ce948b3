package dev.edgescope.engine.sweep;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.training.TrainingRun;
import java.util.List;

/** The training loss of a small system over two of its parameters, the others held fixed. */
public final class LossPlane implements AutoCloseable {
  private final TrainingRun run;

  /**
   * @throws dev.edgescope.engine.config.InvalidConfigException if no run can be made of it
   */
  public LossPlane(RunConfig config) {
    run = new TrainingRun(config);
  }

  /**
   * Where in parameter space a plane lies, and what of it is wanted.
   *
   * @param through parameters on the plane
   * @param first index of the parameter along x
   * @param second index of the parameter along y
   * @param columns grid points along x, both ends included
   * @param rows grid points along y
   */
  public record Window(
      List<Double> through,
      int first,
      int second,
      double xLower,
      double xUpper,
      double yLower,
      double yUpper,
      int columns,
      int rows) {
    public Window {
      through = List.copyOf(through);
    }
  }

  /** L on the grid, row after row from the lowest y up. Costs a forward pass a point. */
  public double[] losses(Window window) {
    double[] theta = window.through().stream().mapToDouble(Double::doubleValue).toArray();
    double[] losses = new double[window.columns() * window.rows()];
    for (int row = 0; row < window.rows(); row++) {
      theta[window.second()] = between(window.yLower(), window.yUpper(), row, window.rows());
      for (int column = 0; column < window.columns(); column++) {
        theta[window.first()] = between(window.xLower(), window.xUpper(), column, window.columns());
        losses[row * window.columns() + column] = run.readings().trainLossAt(theta);
      }
    }
    return losses;
  }

  private static double between(double lower, double upper, int index, int count) {
    return lower + (upper - lower) * index / (count - 1);
  }

  @Override
  public void close() {
    run.close();
  }
}
