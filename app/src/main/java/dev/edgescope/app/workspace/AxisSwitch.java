package dev.edgescope.app.workspace;

import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.control.View;
import dev.edgescope.app.text.Words;
import javafx.css.PseudoClass;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.util.Subscription;
import org.controlsfx.control.SegmentedButton;

/** Whether charts run over steps, learning time or examples seen. */
public final class AxisSwitch extends SegmentedButton implements View {
  private static final PseudoClass OFFERED = PseudoClass.getPseudoClass("offered");
  private static final String COST = "workspace.axisSwitch.chartsOverTheExamplesSeen";
  private static final String OFFER = "workspace.axisSwitch.theStepsOfOneBatch";

  private final TimeAxis axis;
  private final ToggleButton examples =
      button(
          "axis-examples",
          Words.text("workspace.axisSwitch.examples"),
          TimeBase.EXAMPLES_SEEN,
          Words.text(COST));
  private final Subscription subscription;

  /** The switch of an axis. */
  public AxisSwitch(TimeAxis axis) {
    this.axis = axis;
    ToggleButton step =
        button(
            "axis-step",
            Words.text("workspace.axisSwitch.step"),
            TimeBase.STEP,
            Words.text("workspace.axisSwitch.chartsOverTheNumberOf"));
    ToggleButton time =
        button(
            "axis-time",
            Words.text("workspace.axisSwitch.tau"),
            TimeBase.LEARNING_TIME,
            Words.text("workspace.axisSwitch.chartsOverLearningTimeThe"));
    getButtons().setAll(step, time, examples);
    ToggleGroup group = new ToggleGroup();
    setToggleGroup(group);
    group.getToggles().setAll(step, time, examples);
    subscription =
        axis.baseProperty()
            .subscribe(base ->
                group.selectToggle(
                    switch (base) {
                      case STEP -> step;
                      case LEARNING_TIME -> time;
                      case EXAMPLES_SEEN -> examples;
                    }));
    group
        .selectedToggleProperty()
        .addListener((property, before, after) -> {
          if (after == null) {
            group.selectToggle(before);
          } else {
            axis.baseProperty().set((TimeBase) after.getUserData());
          }
        });
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

  private static ToggleButton button(String id, String text, TimeBase base, String explanation) {
    ToggleButton button = new ToggleButton(text);
    button.setId(id);
    button.setUserData(base);
    button.setAccessibleText(Words.text("workspace.axisSwitch.chartsOver", base.title()));
    button.setTooltip(new Tooltip(explanation));
    return button;
  }
}
