package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.TopEigenvalues;
import dev.edgescope.engine.config.json.Presets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** On the full batch, without momentum, in 64 bits. */
class RunArraysTest {
  private static final RunConfig CONFIG = Presets.load().byId("four-scalars").config();

  private final TrainingRun run = new TrainingRun(CONFIG);
  private final RunArrays arrays = run.arrays();

  @AfterEach
  void close() {
    run.close();
  }

  @Test
  void parametersAreWhereTheRunIs() {
    INDArray theta = arrays.parameters();
    run.advance();
    assertArrayEquals(run.parameterValues(), theta.data().asDouble());
  }

  @Test
  void theRunGoesOnFromWhatIsWrittenIntoTheParameters() {
    arrays.parameters().putScalar(2, 0, 0.75);
    assertEquals(0.75, run.parameterValues()[2]);
  }

  @Test
  void aStepIsTheLearningRateTimesTheGradient() {
    INDArray before = arrays.parameters().dup();
    INDArray gradient = arrays.gradient();
    run.advance();
    INDArray expected = before.sub(gradient.mul(run.learningRate()));
    assertArrayEquals(expected.data().asDouble(), run.parameterValues(), 1e-15);
  }

  @Test
  void outputsOfTheTrainingInputsGiveTheLoss() {
    INDArray errors = arrays.outputs(arrays.inputs()).sub(arrays.targets());
    double squares = errors.mul(errors).sumNumber().doubleValue();
    double loss = run.readings().trainLossAt(run.parameterValues());
    assertEquals(loss, squares / (2 * run.examples()), 1e-15 * loss);
  }

  /** The product of the four parameters with the input. */
  @Test
  void outputsOfOtherInputsAreTheNetworksOwn() {
    INDArray outputs = arrays.outputs(Nd4j.create(new double[] {-2, 0, 3}, new long[] {1, 3}));
    double product = 3.1 * 0.32;
    assertArrayEquals(
        new double[] {-2 * product, 0, 3 * product}, outputs.data().asDouble(), 1e-14);
  }

  @Test
  void moreInputsThanAreTakenTogetherHaveTheirOutputs() {
    INDArray inputs = Nd4j.ones(DataType.DOUBLE, 1, 300);
    inputs.putScalar(0, 299, 2);
    INDArray outputs = arrays.outputs(inputs);
    assertEquals(2 * outputs.getDouble(0, 127), outputs.getDouble(0, 299));
  }

  @Test
  void anEigenvectorTurnsAroundByItsEigenvalue() {
    List<INDArray> vectors = new ArrayList<>();
    var reading =
        run.readings().closely(TopEigenvalues.of(1), found -> vectors.add(found.array().dup()));
    INDArray u = vectors.getFirst();
    double h = 1e-6;
    arrays.parameters().addi(u.mul(h));
    INDArray ahead = arrays.gradient().dup();
    arrays.parameters().subi(u.mul(2 * h));
    INDArray bend = ahead.sub(arrays.gradient()).div(2 * h);
    double lambda = reading.hessian().largest();
    assertArrayEquals(u.mul(lambda).data().asDouble(), bend.data().asDouble(), 1e-6 * lambda);
  }

  @Test
  void inputsOfAnotherPrecisionAreRefused() {
    INDArray floats = Nd4j.ones(DataType.FLOAT, 1, 2);
    var thrown = assertThrows(IllegalArgumentException.class, () -> arrays.outputs(floats));
    assertEquals(
        "Inputs of the shape 1 x 2 in single precision do not fit this network; give 1 rows in"
            + " double precision",
        thrown.getMessage());
  }

  @Test
  void arraysOfAClosedRunAreClosed() {
    INDArray theta = arrays.parameters();
    run.close();
    assertTrue(theta.wasClosed());
  }
}
