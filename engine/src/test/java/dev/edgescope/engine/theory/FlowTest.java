package dev.edgescope.engine.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.FlowReference;
import dev.edgescope.engine.objective.TinyReference;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The predicted curves against those that PyTorch integrated, and against the run itself. */
class FlowTest {
  private static final int SUBSTEPS = 4;
  private static final double TOLERANCE = 1e-9;

  private static CentralFlow central(FlowReference flow, int substeps) {
    return new CentralFlow(
        flow.objective,
        flow.start,
        flow.learningRate(),
        Substeps.fixed(substeps),
        TOLERANCE,
        new SplittableRandom(1));
  }

  private static GradientFlow gradient(FlowReference flow, int substeps) {
    return new GradientFlow(
        flow.objective,
        flow.start,
        flow.learningRate(),
        Substeps.fixed(substeps),
        new SplittableRandom(1));
  }

  private static void assertClose(
      double expected, double found, double tolerance, String what, int step) {
    assertEquals(expected, found, tolerance * Math.abs(expected), what + " at step " + step);
  }

  /** Rows: step, loss, predicted loss, predicted |grad|^2, lambda_1, lambda_2, tr X, k. */
  @ParameterizedTest
  @CsvSource({"product4, 120", "mlp-tanh-mse, 240", "fashion-tanh-mse, 130"})
  void theCentralFlowIsThatOfTheReference(String name, int steps) {
    try (FlowReference flow = new FlowReference(name);
        CentralFlow central = central(flow, SUBSTEPS)) {
      int step = 0;
      for (JsonNode row : flow.expected.get("central")) {
        if (row.get(0).asInt() > steps) {
          break;
        }
        while (step < row.get(0).asInt()) {
          central.advance();
          step++;
        }
        double sharpness = central.sharpness();
        FlowPoint point = central.point();
        assertClose(row.get(1).asDouble(), point.loss(), 1e-4, "loss", step);
        assertClose(row.get(2).asDouble(), point.predictedLoss(), 1e-4, "predicted loss", step);
        assertClose(
            row.get(3).asDouble(), point.predictedSquaredGradientNorm(), 1e-3, "|grad|^2", step);
        assertClose(row.get(4).asDouble(), sharpness, 1e-4, "lambda_1", step);
        assertEquals(row.get(7).asInt(), point.criticalDirections(), "k at step " + step);
      }
      assertEquals(steps, step);
    }
  }

  /** Rows: step, loss, lambda_1. */
  @ParameterizedTest
  @CsvSource({"product4, 120, 16", "mlp-tanh-mse, 240, 16", "fashion-tanh-mse, 20, 16"})
  void gradientFlowIsThatOfTheReference(String name, int steps, int substeps) {
    try (FlowReference flow = new FlowReference(name);
        GradientFlow gradient = gradient(flow, substeps)) {
      int step = 0;
      for (JsonNode row : flow.expected.get("gradientFlow")) {
        if (row.get(0).asInt() > steps) {
          break;
        }
        while (step < row.get(0).asInt()) {
          gradient.advance();
          step++;
        }
        FlowPoint point = gradient.point();
        assertClose(row.get(1).asDouble(), point.loss(), 1e-5, "loss", step);
        assertClose(row.get(2).asDouble(), gradient.sharpness(), 1e-5, "lambda_1", step);
      }
      assertEquals(steps, step);
    }
  }

  @Test
  void bothEndWhereTheReferenceEnds() {
    try (FlowReference flow = new FlowReference("mlp-tanh-mse");
        FlowReference other = new FlowReference("mlp-tanh-mse");
        CentralFlow central = central(flow, SUBSTEPS);
        GradientFlow gradient = gradient(other, SUBSTEPS)) {
      for (int t = 0; t < 240; t++) {
        central.advance();
        gradient.advance();
      }
      assertNear(flow, "thetaCentralEnd", central.theta(), 1e-4);
      assertNear(flow, "thetaGradientFlowEnd", gradient.theta(), 1e-3);
    }
  }

  private static void assertNear(
      FlowReference flow, String key, ParameterVector found, double tolerance) {
    ParameterVector difference = flow.vector(flow.expected.get(key));
    double norm = difference.flat().norm();
    difference.flat().axpy(-1, found.flat(), found.flat().size());
    assertEquals(0, difference.flat().norm(), tolerance * norm);
  }

  /** From the edge on, windows of 50 steps; PyTorch's median is 0.046. */
  @Test
  void theRunFollowsTheCentralFlowInTheTimeAverage() {
    try (FlowReference flow = new FlowReference("mlp-tanh-mse");
        CentralFlow central = besideARun(flow)) {
      int window = 50;
      List<Double> losses = new ArrayList<>();
      List<Double> predictions = new ArrayList<>();
      ParameterVector theta = flow.vector(flow.expected.get("theta"));
      for (int t = 0; t <= 240; t++) {
        predictions.add(central.point().predictedLoss());
        central.advance();
        losses.add(flow.objective.addGradient(theta, -flow.learningRate(), theta));
      }
      List<Double> errors = new ArrayList<>();
      for (int from = flow.expected.get("edgeFromStep").asInt();
          from + window <= losses.size();
          from++) {
        errors.add(
            Math.abs(
                mean(losses.subList(from, from + window))
                        / mean(predictions.subList(from, from + window))
                    - 1));
      }
      errors.sort(null);
      assertTrue(errors.get(errors.size() / 2) < 1.5 * 0.0456);
    }
  }

  @Test
  void theCentralFlowStaysAtTheEdge() {
    try (FlowReference flow = new FlowReference("mlp-tanh-mse");
        CentralFlow central = besideARun(flow)) {
      double edge = 2 / flow.learningRate();
      for (int t = 0; t <= 240; t++) {
        if (t >= flow.expected.get("edgeFromStep").asInt()) {
          assertClose(edge, central.sharpness(), 0.02, "lambda_1", t);
        }
        central.advance();
      }
    }
  }

  /** PyTorch has lambda_1 = 10.5 after 100 steps, where the edge is 6.1. */
  @Test
  void gradientFlowLeavesTheEdge() {
    try (FlowReference flow = new FlowReference("mlp-tanh-mse");
        GradientFlow gradient =
            new GradientFlow(
                flow.objective,
                flow.start,
                flow.learningRate(),
                Substeps.BESIDE_A_RUN,
                new SplittableRandom(1))) {
      for (int t = 0; t < 100; t++) {
        gradient.advance();
      }
      assertClose(10.51297, gradient.sharpness(), 1e-3, "lambda_1", 100);
      assertClose(0.09544, gradient.point().loss(), 1e-3, "loss", 100);
    }
  }

  /** As it is carried along with a run. */
  private static CentralFlow besideARun(FlowReference flow) {
    return new CentralFlow(
        flow.objective,
        flow.start,
        flow.learningRate(),
        Substeps.BESIDE_A_RUN,
        1e-3,
        new SplittableRandom(1));
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  @Test
  void finerSubstepsAreNearerToEachOther() {
    double four = endOfTheProduct(4);
    double eight = endOfTheProduct(8);
    double sixteen = endOfTheProduct(16);
    assertEquals(2, (four - eight) / (eight - sixteen), 0.3);
  }

  private static double endOfTheProduct(int substeps) {
    try (FlowReference flow = new FlowReference("product4");
        CentralFlow central = central(flow, substeps)) {
      for (int t = 0; t < 100; t++) {
        central.advance();
      }
      return central.point().predictedLoss();
    }
  }

  @Test
  void lookingAtTheSharpnessMovesNothing() {
    try (FlowReference flow = new FlowReference("mlp-tanh-mse");
        FlowReference other = new FlowReference("mlp-tanh-mse");
        CentralFlow seen = central(flow, SUBSTEPS);
        CentralFlow unseen = central(other, SUBSTEPS)) {
      for (int t = 0; t < 100; t++) {
        seen.sharpness();
        seen.advance();
        unseen.advance();
      }
      assertEquals(unseen.point().loss(), seen.point().loss(), 1e-6 * seen.point().loss());
    }
  }

  @Test
  void aCentralFlowAboveTheEdgeIsRefused() {
    try (TinyReference tiny = new TinyReference("mlp-tanh-mse", Precision.DOUBLE)) {
      Exception refused =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  new CentralFlow(
                      tiny.objective,
                      tiny.theta,
                      0.4,
                      Substeps.fixed(SUBSTEPS),
                      TOLERANCE,
                      new SplittableRandom(1)));
      assertEquals(
          "The sharpness is 6.756 where the central flow is to start, above the edge 2/alpha ="
              + " 5.000; start it below the edge, or with a learning rate below 0.2960",
          refused.getMessage());
    }
  }
}
