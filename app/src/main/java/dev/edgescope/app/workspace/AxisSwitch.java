package dev.edgescope.app.workspace;

import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.control.View;
import dev.edgescope.app.text.Words;
import javafx.css.PseudoClass;
import javafx.scene.control.ToggleButton;
import javafx.util.Subscription;

/** Whether charts run over steps, learning time or examples seen. */
public final class AxisSwitch extends SegmentedChoice<TimeBase> implements View {
  private static final PseudoClass OFFERED = PseudoClass.getPseudoClass("offered");
  private static final String COST = "workspace.axisSwitch.chartsOverTheExamplesSeen";
  private static final String OFFER = "workspace.axisSwitch.theStepsOfOneBatch";

  private final TimeAxis axis;
  private final ToggleButton examples;
  private final Subscription subscription;

  /** The switch of an axis. */
  public AxisSwitch(TimeAxis axis) {
    super(axis.baseProperty()::set);
    this.axis = axis;
    button(
        "axis-step",
        Words.text("workspace.axisSwitch.step"),
        TimeBase.STEP,
        Words.text("workspace.axisSwitch.chartsOverTheNumberOf"));
    button(
        "axis-time",
        Words.text("workspace.axisSwitch.tau"),
        TimeBase.LEARNING_TIME,
        Words.text("workspace.axisSwitch.chartsOverLearningTimeThe"));
    examples =
        button(
            "axis-examples",
            Words.text("workspace.axisSwitch.examples"),
            TimeBase.EXAMPLES_SEEN,
            Words.text(COST));
    subscription = axis.baseProperty().subscribe(this::choose);
  }

  /** Offers the axis of examples where steps hide what is to be seen, once a frame. */
  public void pulse() {
    boolean offered = axis.isCrowded();
    if (offered != examples.getPseudoClassStates().contains(OFFERED)) {
      examples.pseudoClassStateChanged(OFFERED, offered);
      examples.getTooltip().setText(Words.text(offered ? OFFER : COST));
    }
  }

  @Override
  public void close() {
    subscription.unsubscribe();
  }

  private ToggleButton button(String id, String text, TimeBase base, String explanation) {
    ToggleButton button = add(base, id, text, explanation);
    button.setAccessibleText(Words.text("workspace.axisSwitch.chartsOver", base.title()));
    return button;
  }
}
