#include "cli/commands.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <string>

#include "cli/file_bytes.h"
#include "cli/layout_json.h"
#include "cli/opened_article.h"
#include "cli/png_writer.h"
#include "unicode/break_notation.h"

namespace banxin::cli {

namespace {

int fail(Error const& error) {
  std::fprintf(stderr, "banxin: %.*s: %s\n", static_cast<int>(error_name(error.code).size()),
               error_name(error.code).data(), error.message.c_str());
  return 1;
}

void warn(Error const& error) {
  std::fprintf(stderr, "banxin: warning: %s\n", error.message.c_str());
}

int print(std::string const& text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
    return fail({ErrorCode::not_found, "standard output cannot be written"});
  return 0;
}

/// Reads, opens and lays out the article that `options` names; loads no slice beyond what layout needs.
Result<OpenedArticle> laid_out(Options const& options) {
  auto bytes = read_file(options.file);
  if (!bytes) return bytes.error();
  auto opened = open_article(options, bytes.value());
  if (!opened) return opened;
  Viewer& viewer = *opened.value().viewer;
  if (viewer.article().notice) warn(*viewer.article().notice);
  auto laid = opened.value().layout(layout_settings(options, viewer.article()));
  if (!laid) return laid.error();
  return opened;
}

Result<Article> article_of(Options const& options) {
  auto bytes = read_file(options.file);
  if (!bytes) return bytes.error();
  ReadOptions read;
  read.plain_html = options.plain_html;
  read.language = options.language;
  return read_article(bytes.value(), read);
}

/// Rows of device px drawn at a time.
constexpr int32_t kRowsPerStrip = 512;

}  // namespace

int run_layout(Options const& options) {
  auto opened = laid_out(options);
  if (!opened) return fail(opened.error());
  OpenedArticle& article = opened.value();
  if (auto loaded = article.load_wanted_slices(0, article.viewer->fragments().height); !loaded) warn(loaded.error());
  return print(layout_json(*article.viewer, article.engine->fonts));
}

int run_render(Options const& options) {
  auto opened = laid_out(options);
  if (!opened) return fail(opened.error());
  OpenedArticle& article = opened.value();
  Viewer& viewer = *article.viewer;

  float const scale = options.scale;
  float const bottom = options.height ? options.from + *options.height : viewer.fragments().height;
  auto const width = static_cast<int32_t>(std::ceil(viewer.fragments().width * scale));
  auto const first_row = static_cast<int32_t>(std::floor(options.from * scale));
  auto const end_row = std::max(first_row + 1, static_cast<int32_t>(std::ceil(bottom * scale)));
  if (auto loaded = article.load_wanted_slices(options.from, bottom); !loaded) warn(loaded.error());

  auto png = PngWriter::create(options.out, static_cast<uint32_t>(width), static_cast<uint32_t>(end_row - first_row));
  if (!png) return fail(png.error());
  Pixmap strip;
  TileReport report;
  for (int32_t row = first_row; row < end_row; row += kRowsPerStrip) {
    TileRequest request;
    request.area = {0, row, width, std::min(kRowsPerStrip, end_row - row)};
    request.scale = scale;
    request.theme = options.theme;
    viewer.render(request, strip, report);
    if (auto written = png.value().append(strip); !written) return fail(written.error());
  }
  if (auto finished = png.value().finish(); !finished) return fail(finished.error());
  return 0;
}

int run_breaks(Options const& options) {
  LineBreakOptions rules;
  rules.tailoring = options.tailoring;
  rules.strictness = options.layout.line_break;
  int status = 0;
  std::string answers;
  size_t number = 0;
  for (std::string line; std::getline(std::cin, line);) {
    ++number;
    auto answer = answer_break_line(line, rules);
    if (!answer) {
      std::fprintf(stderr, "banxin: line %zu: %s\n", number, answer.error().message.c_str());
      status = 1;
      continue;
    }
    answers += answer.value();
    answers += '\n';
    if (answers.size() > 65536) {
      print(answers);
      answers.clear();
    }
  }
  return std::max(print(answers), status);
}

int run_html(Options const& options) {
  auto article = article_of(options);
  if (!article) return fail(article.error());
  if (article.value().notice) warn(*article.value().notice);
  HtmlOptions html;
  html.full_page = options.full_page;
  html.for_browser = true;
  return print(to_html(article.value(), html) + "\n");
}

int run_info(Options const& options) {
  auto article = article_of(options);
  if (!article) return fail(article.error());
  return print(info_json(article.value()));
}

}  // namespace banxin::cli
