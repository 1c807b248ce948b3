package dev.edgescope.engine.training;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A run's vectors and matrices as ND4J arrays, in the precision of the run; vectors of parameter
 * space in flat order, examples as columns. An array that is said to be the run's own is a view of
 * its memory, not a copy, and must not be used once the run is closed. All others belong to the
 * caller. For the thread that the run is on.
 */
public final class RunArrays {
  private final TrainingProblem problem;
  private @Nullable ParameterVector gradient;

  RunArrays(TrainingProblem problem) {
    this.problem = problem;
  }

  /**
   * {@return theta, P x 1: the run's own} The run goes on from what is written into it; what
   * momentum or an instrument keeps of the past stays.
   */
  public INDArray parameters() {
    return problem.theta().flat().array();
  }

  /**
   * {@return the gradient of the training loss at theta, P x 1: the run's own, written anew by each
   * call}
   */
  public INDArray gradient() {
    ParameterVector current = gradient;
    if (current == null) {
      current = problem.vector();
      gradient = current;
    }
    current.clear();
    problem.objective().addGradient(problem.theta(), 1, current);
    return current.flat().array();
  }

  /** {@return the preprocessed training inputs, d x D: the run's own, not to be written to} */
  public INDArray inputs() {
    return problem.trainingExamples().features().array();
  }

  /** {@return the training targets, C x D: the run's own, not to be written to} */
  public INDArray targets() {
    return problem.trainingExamples().targets().array();
  }

  /**
   * {@return what the network gives at theta, C x n}
   *
   * @param inputs d x n, preprocessed as those of the training examples
   * @throws IllegalArgumentException if there are not d rows, the type is not that of the run, or
   *     {@link Matrix#of} cannot look at the array
   */
  public INDArray outputs(INDArray inputs) {
    Matrix x = Matrix.of(inputs);
    Network network = problem.network();
    Precision precision = problem.memory().precision();
    if (x.rows() != network.inputs() || x.precision() != precision) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Inputs of the shape %,d x %,d in %s precision do not fit this network; give %,d rows"
                  + " in %s precision",
              x.rows(),
              x.columns(),
              word(x.precision()),
              network.inputs(),
              word(precision)));
    }
    INDArray outputs = newArray(precision, network.outputs(), x.columns());
    network.evaluate(problem.theta(), x, Matrix.of(outputs));
    return outputs;
  }

  private static INDArray newArray(Precision precision, long rows, long columns) {
    DataType type = precision == Precision.FLOAT ? DataType.FLOAT : DataType.DOUBLE;
    return Nd4j.create(type, new long[] {rows, columns}, 'f');
  }

  private static String word(Precision precision) {
    return switch (precision) {
      case FLOAT -> "single";
      case DOUBLE -> "double";
    };
  }
}
