#include "layout/read_line_options.h"

#include "layout/text_keywords.h"

namespace banxin {

LineOptions line_options_of(litehtml::element const& block, ThemeProperties const& properties,
                            TypesettingMode mode) {
  auto const theme = [&](ThemeProperty property) { return properties.value(block, property); };
  LineOptions options;
  options.align = line_align_of(theme(ThemeProperty::text_align)).value_or(LineAlign::start);
  options.mode = mode;
  options.align_last = line_align_of(theme(ThemeProperty::text_align_last));
  options.justify = text_justify_of(theme(ThemeProperty::text_justify));
  options.hanging = hanging_punctuation_of(theme(ThemeProperty::hanging_punctuation));
  options.balance = balances_lines(theme(ThemeProperty::text_wrap));
  return options;
}

}  // namespace banxin
