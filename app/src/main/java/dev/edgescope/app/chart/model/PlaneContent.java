package dev.edgescope.app.chart.model;

import dev.edgescope.app.chart.model.PlaneTrail.Place;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** What a plane shows, without how it looks. */
public final class PlaneContent {
  private static final int MOST_WITH_VALUES = 2;

  private final String title;
  private final ObservableList<PlaneTrail> trails = FXCollections.observableArrayList();
  private String subtitle = "";
  private String xTitle = "";
  private String yTitle;
  private String substitute;
  private long revision;

  /**
   * A plane without trails.
   *
   * @param yTitle of the second coordinate
   * @param substitute of what stands in for it where it is undefined
   */
  public PlaneContent(String title, String yTitle, String substitute) {
    this.title = title;
    this.yTitle = yTitle;
    this.substitute = substitute;
    trails.addListener((ListChangeListener<PlaneTrail>) change -> revision++);
  }

  public String title() {
    return title;
  }

  public String yTitle() {
    return yTitle;
  }

  /** The second coordinate, and what stands in for it, as of the constructor. */
  public void setYTitle(String newTitle, String newSubstitute) {
    yTitle = newTitle;
    substitute = newSubstitute;
    revision++;
  }

  public String xTitle() {
    return xTitle;
  }

  public void setXTitle(String newTitle) {
    xTitle = newTitle;
    revision++;
  }

  public String subtitle() {
    return subtitle;
  }

  public void setSubtitle(String newSubtitle) {
    subtitle = newSubtitle;
    revision++;
  }

  public ObservableList<PlaneTrail> trails() {
    return trails;
  }

  public String yName(boolean substituted) {
    return substituted ? substitute : yTitle;
  }

  /** What stands beside the point of a run: alone its values; in company its name first. */
  public List<String> values(PlaneTrail trail, Place place) {
    String y = yName(place.substitute());
    List<String> lines = new ArrayList<>();
    if (trails.size() <= 1) {
      lines.add(xTitle + " = " + NumberText.value(place.x()));
      lines.add(y + " = " + NumberText.value(place.y()));
      return lines;
    }
    lines.add(trail.style().name());
    if (trails.size() <= MOST_WITH_VALUES) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s, %s %s",
              NumberText.brief(place.x()),
              y,
              NumberText.brief(place.y())));
    }
    return lines;
  }

  /** The plane in words. */
  public String description() {
    StringBuilder text = new StringBuilder(title);
    for (PlaneTrail trail : trails) {
      Place place = trail.current();
      if (place != null) {
        text.append(", ").append(trail.style().name()).append(": ").append(xTitle);
        text.append(' ').append(NumberText.value(place.x()));
        text.append(", ").append(yName(place.substitute()));
        text.append(' ').append(NumberText.value(place.y()));
        text.append(", ").append(region(place));
        if (place.equals(trail.projected())) {
          text.append(", ").append(Words.text("chart.planeContent.notMeasuredYet"));
        }
      }
    }
    return text.toString();
  }

  /** Makes room for the tails and for where the runs are. */
  public void fit(PlaneArea area) {
    double x = 0;
    double y = 0;
    for (PlaneTrail trail : trails) {
      for (int i = Math.max(0, trail.size() - PlaneTrail.TAIL); i < trail.size(); i++) {
        x = larger(x, trail.x(i));
        y = larger(y, trail.y(i));
      }
      Place place = trail.current();
      if (place != null) {
        x = larger(x, place.x());
        y = larger(y, place.y());
      }
    }
    area.xRange().fit(x);
    area.yRange().fit(y);
  }

  public long revision() {
    long sum = revision;
    for (PlaneTrail trail : trails) {
      sum += trail.revision();
    }
    return sum;
  }

  public static String region(Place place) {
    if (place.x() > 1) {
      return place.y() > 1
          ? Words.text("chart.planeContent.beyondBoth")
          : Words.text("chart.planeContent.beyondEOS");
    }
    return place.y() > 1
        ? Words.text("chart.planeContent.beyondSEOS")
        : Words.text("chart.planeContent.stable");
  }

  private static double larger(double one, double other) {
    return Double.isFinite(other) ? Math.max(one, other) : one;
  }
}
