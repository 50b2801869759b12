#include "article/theme.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace banxin {
namespace {

// The engine's lengths are whole px, so every length is computed here from the reader's size and rounded
// once.
class Sheet {
 public:
  explicit Sheet(ThemeSettings const& settings)
      : size_(std::clamp(settings.font_size, 8.0f, 96.0f)),
        line_(std::clamp(settings.line_height, 1.0f, 4.0f)) {}

  /// Whole px for so many em of body text.
  std::string em(double value) const {
    return std::to_string(std::lround(value * static_cast<double>(size_))) + "px";
  }

  static std::string number(double value) {
    long const thousandths = std::lround(value * 1000);
    std::string digits = std::to_string(thousandths % 1000);
    digits.insert(0, 3 - digits.size(), '0');
    return std::to_string(thousandths / 1000) + "." + digits;
  }

  /// `line-height` for the engine and, unrounded, for the inline context.
  static std::string leading(double value) {
    return "line-height:" + number(value) + ";--line-height:" + number(value) + ";";
  }
  std::string body_leading() const { return leading(static_cast<double>(line_)); }

  /// Han in notes are not set so small that their strokes run together, nor larger than the body.
  std::string text(double size_em, double line_height) const {
    double const wanted = size_em * static_cast<double>(size_);
    double const least = std::min(kLeastText, static_cast<double>(size_));
    return "font-size:" + std::to_string(std::lround(std::max(wanted, least))) + "px;" + leading(line_height);
  }

  static std::string family(std::string_view name) {
    return "font-family:" + std::string(name) + ";--family:" + std::string(name) + ";";
  }

  void rule(std::string_view selectors, std::string_view declarations) {
    out_.append(selectors).append("{").append(declarations).append("}\n");
  }
  std::string take() { return std::move(out_); }

 private:
  static constexpr double kLeastText = 13;  // CSS px
  float size_, line_;
  std::string out_;
};

// What a browser's own sheet says, as far as the sanitised elements need it (HTML, 15.3).
void write_displays(Sheet& sheet) {
  sheet.rule("head", "display:none");
  sheet.rule(
      "html,body,article,aside,section,header,footer,nav,hgroup,div,p,h1,h2,h3,h4,h5,h6,blockquote,pre,"
      "figure,"
      "figcaption,address,ul,ol,dl,dt,dd,details,summary,center,hr",
      "display:block");
  sheet.rule("li", "display:list-item");
  sheet.rule("table", "display:table");
  sheet.rule("caption", "display:table-caption");
  sheet.rule("thead", "display:table-header-group");
  sheet.rule("tbody", "display:table-row-group");
  sheet.rule("tfoot", "display:table-footer-group");
  sheet.rule("tr", "display:table-row");
  sheet.rule("td,th", "display:table-cell");
  sheet.rule("br,img", "display:inline-block");
  sheet.rule("b,strong", "font-weight:bold");
  sheet.rule("u,ins", "text-decoration:underline");
  sheet.rule("s,del", "text-decoration:line-through");
  sheet.rule("center", "--text-align:center");
}

void write_page(Sheet& sheet, ThemeSettings const& settings) {
  constexpr std::string_view kGaps[] = {"auto", "none", "inter-word", "inter-character"};
  constexpr std::string_view kHanging[] = {"none", "allow-end", "force-end"};
  sheet.rule("html",
             "color:role-ink;" + Sheet::family("song") + "font-size:" + sheet.em(1) + ";" +
                 sheet.body_leading() +
                 "--text-autospace:auto;--text-spacing-trim:auto;--line-break:auto;--word-break:normal;"
                 "--overflow-wrap:break-word;--text-justify:" +
                 std::string(kGaps[size_t(settings.justify)]) +
                 ";--hanging-punctuation:" + std::string(kHanging[size_t(settings.hanging)]));
  sheet.rule("body", "margin:0;padding:24px 24px 48px 24px");
  sheet.rule("article",
             "max-width:" + sheet.em(static_cast<double>(std::clamp(settings.measure, 8.0f, 200.0f))) +
                 ";margin-left:auto;margin-right:auto;--text-align:" +
                 (settings.align == TextAlign::justify ? "justify" : "start"));
  // An article in the article is no page of its own.
  sheet.rule("article article", "max-width:none;margin-left:0;margin-right:0");
}

void write_blocks(Sheet& sheet) {
  sheet.rule("p", "margin:0 0 " + sheet.em(1.1) + " 0");
  sheet.rule(
      "h1,h2,h3,h4,h5,h6",
      Sheet::family("hei") + "font-weight:bold;color:role-heading;--text-align:start;--text-wrap:balance");
  sheet.rule("h1", "margin:" + sheet.em(2.2) + " 0 " + sheet.em(0.9) + " 0;" + sheet.text(1.45, 1.4));
  sheet.rule("h2", "margin:" + sheet.em(2.2) + " 0 " + sheet.em(0.8) + " 0;" + sheet.text(1.25, 1.45));
  sheet.rule("h3", "margin:" + sheet.em(1.9) + " 0 " + sheet.em(0.7) + " 0;" + sheet.text(1.1, 1.5));
  sheet.rule("h4,h5,h6", "margin:" + sheet.em(1.6) + " 0 " + sheet.em(0.6) + " 0;" + sheet.text(1, 1.6));
  sheet.rule("h5,h6", "color:role-muted");
  sheet.rule(
      "hr",
      "width:" + sheet.em(6) + ";margin:" + sheet.em(2) + " auto " + sheet.em(2) +
          " auto;border-width:0;border-top-width:1px;border-top-style:solid;border-top-color:role-rule");
  sheet.rule("blockquote", "margin:" + sheet.em(1.4) + " 0 " + sheet.em(1.4) + " 0;padding:2px 0 2px " +
                               sheet.em(1) +
                               ";border-left-width:3px;border-left-style:solid;border-left-color:role-rule;"
                               "color:role-muted;");
  sheet.rule("blockquote blockquote", "margin:" + sheet.em(0.7) + " 0 " + sheet.em(0.7) + " 0");
  sheet.rule("aside", "margin:" + sheet.em(1.4) + " 0 " + sheet.em(1.4) + " 0;padding:" + sheet.em(0.9) +
                          " " + sheet.em(1) + ";background-color:role-panel;border-radius:4px;" +
                          sheet.text(0.9, 1.7));
  sheet.rule("address", "font-style:normal;margin:0 0 " + sheet.em(1.1) + " 0;color:role-muted");
  sheet.rule("details", "margin:0 0 " + sheet.em(1.1) + " 0;padding-left:" + sheet.em(0.9) +
                            ";border-left-width:1px;border-left-style:solid;border-left-color:role-rule");
  sheet.rule("summary",
             Sheet::family("hei") + "font-weight:bold;margin:0 0 " + sheet.em(0.5) + " 0;--text-align:start");
  sheet.rule(
      "blockquote p:last-child,aside p:last-child,details p:last-child,li p:last-child,dd p:last-child,"
      "td p:last-child,th p:last-child",
      "margin-bottom:0");
}

void write_lists(Sheet& sheet) {
  sheet.rule("ul,ol", "margin:0 0 " + sheet.em(1.1) + " 0;padding-left:" + sheet.em(1.6));
  sheet.rule("ul", "list-style-type:disc");
  sheet.rule("ol", "list-style-type:decimal");
  sheet.rule("ul ul,ol ul", "list-style-type:circle");
  sheet.rule("ul ul ul,ol ul ul,ul ol ul,ol ol ul", "list-style-type:square");
  sheet.rule("ul ul,ul ol,ol ul,ol ol", "margin-top:" + sheet.em(0.35) + ";margin-bottom:0");
  sheet.rule("li", "margin-bottom:" + sheet.em(0.35));
  sheet.rule("dl", "margin:0 0 " + sheet.em(1.1) + " 0");
  sheet.rule("dt", Sheet::family("hei") + "font-weight:bold;--text-align:start");
  sheet.rule("dd", "margin:0 0 " + sheet.em(0.5) + " " + sheet.em(1.6));
}

void write_tables(Sheet& sheet) {
  sheet.rule("table",
             "margin:" + sheet.em(1.4) + " auto " + sheet.em(1.4) +
                 " auto;max-width:100%;border-collapse:collapse;border-spacing:0;--text-align:start;" +
                 sheet.text(0.85, 1.6));
  sheet.rule(
      "td,th",
      "padding:7px 10px;vertical-align:top;border-width:0;border-bottom-width:1px;border-bottom-style:solid;"
      "border-bottom-color:role-rule");
  sheet.rule("th", Sheet::family("hei") + "font-weight:bold;background-color:role-panel;color:role-heading");
  sheet.rule("caption", Sheet::family("hei") + "padding:0 0 8px 0;color:role-muted;--text-align:start;" +
                            sheet.text(0.78, 1.6));
}

void write_figures(Sheet& sheet) {
  // The height comes from the width and the picture's own proportions, whatever the attributes say.
  sheet.rule("img", "max-width:100%;height:auto !important;vertical-align:middle");
  sheet.rule("figure", "margin:" + sheet.em(1.6) + " 0 " + sheet.em(1.6) + " 0;--text-align:center");
  sheet.rule("figure img", "vertical-align:bottom");
  sheet.rule("figcaption", Sheet::family("hei") + "margin-top:" + sheet.em(0.55) +
                               ";color:role-muted;--text-align:start;" + sheet.text(0.78, 1.65));
  // A line of a caption's credit alone looks lost under a wide picture.
  sheet.rule("figcaption,caption", "--text-wrap:balance");
  sheet.rule("figcaption cite", "color:role-faint;font-style:normal;" + Sheet::family("hei"));
  sheet.rule("figcaption p", "margin:0");
  sheet.rule("img + small", "display:block;margin-top:" + sheet.em(0.4) + ";--text-align:start");
  sheet.rule(".media", "padding:" + sheet.em(0.8) + " " + sheet.em(1) +
                           ";border-width:1px;border-style:solid;border-color:role-rule;border-radius:6px");
  sheet.rule(".media figcaption", "margin-top:0;" + sheet.text(0.85, 1.6));
  sheet.rule(".media a + figcaption", "margin-top:" + sheet.em(0.6));
}

// Authors' floats come with no margins of their own: theirs are not let through.
void write_floats(Sheet& sheet) {
  sheet.rule("[style*=\"float:left\"]",
             "margin:" + sheet.em(0.3) + " " + sheet.em(1) + " " + sheet.em(0.5) + " 0");
  sheet.rule("[style*=\"float:right\"]",
             "margin:" + sheet.em(0.3) + " 0 " + sheet.em(0.5) + " " + sheet.em(1));
}

void write_inlines(Sheet& sheet) {
  sheet.rule("a:link", "color:role-link;text-decoration:underline;--decoration-color:role-link-rule");
  sheet.rule("em,i,cite,dfn,var", "font-style:italic;" + Sheet::family("kai"));
  sheet.rule("small", "color:role-muted;" + Sheet::family("hei") + sheet.text(0.78, 1.65));
  sheet.rule("big", "font-size:" + sheet.em(1.2));
  sheet.rule("sub,sup", "font-size:0.7em;" + Sheet::leading(1));
  sheet.rule("sub", "vertical-align:sub");
  sheet.rule("sup", "vertical-align:super");
  sheet.rule("mark", "background-color:role-mark;color:role-mark-ink");
  sheet.rule("s,del", "color:role-muted;--decoration-color:role-muted");
  sheet.rule("rt,rp", "font-size:0.6em;color:role-muted;" + Sheet::leading(1));
  std::string const mono =
      Sheet::family("mono") + "--text-autospace:no-autospace;--text-spacing-trim:space-all;";
  sheet.rule("code,kbd,samp",
             mono + "font-size:0.88em;background-color:role-panel;border-radius:3px;padding:1px 4px 1px 4px");
  sheet.rule("kbd", "border-width:1px;border-style:solid;border-color:role-rule");
  sheet.rule("pre",
             mono + "margin:0 0 " + sheet.em(1.1) + " 0;padding:" + sheet.em(0.8) + " " + sheet.em(0.9) +
                 ";background-color:role-panel;border-radius:4px;white-space:pre-wrap;--text-align:start;" +
                 sheet.text(0.8, 1.6));
  sheet.rule("pre code,pre kbd,pre samp",
             "font-size:1em;padding:0;border-width:0;background-color:transparent");
}

// What the reader adds around an article: title and byline, the notice, the footer set apart.
void write_frame(Sheet& sheet) {
  sheet.rule("article > header",
             "margin:" + sheet.em(0.6) + " 0 " + sheet.em(1.6) + " 0;padding-bottom:" + sheet.em(1) +
                 ";border-bottom-width:1px;border-bottom-style:solid;border-bottom-color:role-rule");
  sheet.rule(".title", "margin:0;" + sheet.text(1.68, 1.38));
  sheet.rule(".title a:link", "color:role-heading;text-decoration:none");
  sheet.rule(".byline", Sheet::family("hei") + "margin-top:" + sheet.em(0.8) +
                            ";color:role-muted;--text-align:start;" + sheet.text(0.8, 1.6));
  sheet.rule(".byline address,.byline time,.byline i",
             "display:inline;margin:0 " + sheet.em(0.6) + " 0 0;font-style:normal;" + Sheet::family("hei"));
  sheet.rule(".byline time", "white-space:nowrap");
  sheet.rule("footer",
             Sheet::family("hei") + "margin-top:" + sheet.em(2.4) + ";padding-top:" + sheet.em(1.1) +
                 ";border-top-width:1px;border-top-style:solid;border-top-color:role-rule;color:role-muted;" +
                 sheet.text(0.8, 1.7));
  sheet.rule("footer p", "margin:0 0 " + sheet.em(0.5) + " 0");
  sheet.rule(".notice", Sheet::family("hei") + "margin:0 0 " + sheet.em(1.2) + " 0;padding:" + sheet.em(0.5) +
                            " " + sheet.em(0.8) +
                            ";background-color:role-notice;color:role-notice-ink;border-radius:4px;" +
                            sheet.text(0.8, 1.6));
}

/// Each of `tags` under or with dir=rtl.
std::string right_to_left(std::initializer_list<std::string_view> tags) {
  std::string out;
  for (std::string_view tag : tags) {
    if (!out.empty()) out += ",";
    out.append("[dir=\"rtl\"] ").append(tag).append(",").append(tag).append("[dir=\"rtl\"]");
  }
  return out;
}

// What stands at the left of a block stands at its right; the engine has no logical properties.
void write_right_to_left(Sheet& sheet) {
  sheet.rule(right_to_left({"ul", "ol"}), "padding-left:0;padding-right:" + sheet.em(1.6));
  sheet.rule(right_to_left({"dd"}), "margin-left:0;margin-right:" + sheet.em(1.6));
  sheet.rule(right_to_left({"blockquote"}),
             "padding:2px " + sheet.em(1) +
                 " 2px 0;border-left-width:0;border-right-width:3px;border-right-style:solid;"
                 "border-right-color:role-rule");
  sheet.rule(right_to_left({"details"}), "padding-left:0;padding-right:" + sheet.em(0.9) +
                                             ";border-left-width:0;border-right-width:1px;border-right-style:"
                                             "solid;border-right-color:role-rule");
}

}  // namespace

std::string theme_stylesheet(ThemeSettings const& settings) {
  Sheet sheet(settings);
  write_displays(sheet);
  write_page(sheet, settings);
  write_blocks(sheet);
  write_lists(sheet);
  write_tables(sheet);
  write_figures(sheet);
  write_inlines(sheet);
  write_floats(sheet);
  write_frame(sheet);
  write_right_to_left(sheet);
  Sheet narrow(settings);
  narrow.rule("body", "padding:16px 16px 32px 16px");
  narrow.rule(".title", narrow.text(1.4, 1.38));
  narrow.rule("blockquote", "padding-left:" + narrow.em(0.7));
  narrow.rule("ul,ol", "padding-left:" + narrow.em(1.3));
  narrow.rule(right_to_left({"blockquote"}), "padding-left:0;padding-right:" + narrow.em(0.7));
  narrow.rule(right_to_left({"ul", "ol"}), "padding-left:0;padding-right:" + narrow.em(1.3));
  narrow.rule("td,th", "padding:6px 6px");
  return sheet.take() + "@media (max-width:479px){\n" + narrow.take() + "}\n" + settings.rules;
}

}  // namespace banxin
