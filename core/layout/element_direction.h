// The direction that an element asks for, and that of its text (HTML, 3.2.6.4).
#pragma once
#include <litehtml.h>

#include <optional>

#include "unicode/bidi.h"

namespace banxin {

/// By the element's own `dir`, or `automatic` for a bdi without one; nothing for other elements.
std::optional<BaseDirection> asked_direction(litehtml::element const& element);

/// Of the first strong character of the text inside `element`, bdi and elements with a `dir` of their own
/// left out.
std::optional<BaseDirection> direction_of_text(litehtml::element const& element);

/// How an inline element with `dir`, a bdi or a bdo stands apart from the text around it; its range is the
/// caller's, and so is the direction of a bdo that does not name one: what is said to be automatic then.
std::optional<BidiIsolate> isolate_of(litehtml::element const& element);

}  // namespace banxin
