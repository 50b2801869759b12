#include "unicode/script.h"

#include <array>

#include "unicode/quote_context.h"
#include "unicode/tables_character.h"
#include "unicode/tables_script.h"

namespace banxin {
namespace {

constexpr ScriptTag kScriptZzzz = script_tag('Z', 'z', 'z', 'z');

bool is_strong(ScriptTag tag) {
  return tag != kScriptZyyy && tag != kScriptZinh && tag != kScriptZzzz;
}

/// Scripts whose punctuation is Chinese or Japanese.
bool is_cjk(ScriptTag tag) {
  return tag == kScriptHani || tag == script_tag('H', 'i', 'r', 'a') ||
         tag == script_tag('K', 'a', 'n', 'a') || tag == script_tag('B', 'o', 'p', 'o');
}

/// Full-width and wide marks: CJK wherever they stand.
bool is_wide_mark(char32_t c) {
  uint8_t flags = kCharacterTrie[c];
  return (flags & character_east_asian_wide) && !(flags & character_emoji_presentation);
}

/// Marks that Chinese and Western writing share: their neighbours decide.
bool is_shared_mark(char32_t c) {
  return c == 0x00B7 || (c >= 0x2013 && c <= 0x2015) || (c >= 0x2025 && c <= 0x2027) || c == 0x22EF ||
         c == 0x2500 || c == 0x2E3A || c == 0x2E3B;
}

char32_t closing_bracket(char32_t c) {
  return c == '(' ? ')' : c == '[' ? ']' : c == '{' ? '}' : 0;
}

class ScriptResolver {
 public:
  ScriptResolver(std::u32string_view text, ScriptTag fallback, std::vector<ScriptRun>& out)
      : text_(text), fallback_(fallback), out_(out) {
    find_chinese_quotes(text, is_cjk(fallback), quotes_);
  }

  void run() {
    if (next_strong(0) == kScriptZyyy) {
      out_.push_back({{0, uint32_t(text_.size())}, fallback_});
      return;
    }
    for (size_t i = 0; i < text_.size(); ++i) {
      ScriptTag tag = script_of(text_[i]);
      if (!is_strong(tag)) tag = tag == kScriptZinh ? around(i) : resolve_common(i);
      append(i, tag);
    }
  }

 private:
  void append(size_t i, ScriptTag tag) {
    if (out_.empty() || out_.back().script != tag) out_.push_back({{uint32_t(i), uint32_t(i)}, tag});
    out_.back().range.end = uint32_t(i + 1);
  }

  /// The script before `i`, at the start of the text the one after it.
  ScriptTag around(size_t i) { return out_.empty() ? next_strong(i) : out_.back().script; }

  ScriptTag cjk_around(size_t i) {
    if (!out_.empty() && is_cjk(out_.back().script)) return out_.back().script;
    ScriptTag next = next_strong(i);
    return is_cjk(next) ? next : kScriptHani;
  }

  ScriptTag resolve_common(size_t i) {
    char32_t c = text_[i];
    if (is_curly_quote(c)) return resolve_quote(i);
    if (is_wide_mark(c)) return cjk_around(i);
    if (is_shared_mark(c)) return resolve_shared_mark(i);
    if (char32_t end = closing_bracket(c)) {
      ScriptTag tag = around(i);
      brackets_[bracket_count_++ % brackets_.size()] = {end, tag};
      return tag;
    }
    if (bracket_count_ > 0 && (c == ')' || c == ']' || c == '}')) {
      Bracket open = brackets_[(bracket_count_ - 1) % brackets_.size()];
      if (open.end == c) {
        --bracket_count_;
        return open.script;
      }
    }
    return around(i);
  }

  ScriptTag resolve_quote(size_t i) {
    if (is_chinese_quote(i)) return cjk_around(i);
    bool opening = text_[i] == 0x2018 || text_[i] == 0x201C;
    ScriptTag next = opening ? next_strong(i) : kScriptZyyy;
    ScriptTag tag = next != kScriptZyyy ? next : around(i);
    return is_cjk(tag) ? kScriptLatn : tag;  // an apostrophe beside Han: ’90s
  }

  bool is_chinese_quote(size_t i) {
    while (next_quote_ < quotes_.size() && quotes_[next_quote_].position < i) ++next_quote_;
    return next_quote_ < quotes_.size() && quotes_[next_quote_].position == i;
  }

  /// A run of shared marks is judged once, at its first: CJK beside CJK on either side; —— and …… also alone
  /// in a CJK text.
  ScriptTag resolve_shared_mark(size_t i) {
    if (i >= shared_end_) {
      shared_end_ = i;
      while (shared_end_ < text_.size() && is_shared_mark(text_[shared_end_])) ++shared_end_;
      bool doubled = shared_end_ - i >= 2 && is_cjk(fallback_);
      bool cjk_before = !out_.empty() && is_cjk(out_.back().script);
      shared_script_ = cjk_before || doubled || cjk_follows(shared_end_) ? cjk_around(i) : around(i);
    }
    return shared_script_;
  }

  /// Whether what touches the run of shared marks that ends at `i` is CJK. One space may stand between.
  bool cjk_follows(size_t i) {
    if (i < text_.size() && text_[i] == ' ') ++i;
    if (i >= text_.size()) return false;
    ScriptTag tag = script_of(text_[i]);
    if (is_strong(tag)) return is_cjk(tag);
    if (!is_curly_quote(text_[i])) return is_wide_mark(text_[i]);
    size_t q = next_quote_;  // look without moving: the quote is resolved later
    while (q < quotes_.size() && quotes_[q].position < i) ++q;
    return q < quotes_.size() && quotes_[q].position == i;
  }

  /// The first strong script at or after `i`, else Zyyy. Amortised constant: each code point is scanned once.
  ScriptTag next_strong(size_t i) {
    if (!next_known_ || next_position_ < i) {
      next_known_ = true;
      next_script_ = kScriptZyyy;
      for (next_position_ = i; next_position_ < text_.size(); ++next_position_) {
        ScriptTag tag = script_of(text_[next_position_]);
        if (!is_strong(tag)) continue;
        next_script_ = tag;
        break;
      }
    }
    return next_script_;
  }

  struct Bracket {
    char32_t end = 0;
    ScriptTag script = kScriptZyyy;
  };

  std::u32string_view text_;
  ScriptTag fallback_;
  std::vector<ScriptRun>& out_;
  std::vector<ChineseQuote> quotes_;
  size_t next_quote_ = 0;
  std::array<Bracket, 32> brackets_{};  // deeper nesting forgets the outermost
  size_t bracket_count_ = 0;
  size_t shared_end_ = 0;
  ScriptTag shared_script_ = kScriptZyyy;
  bool next_known_ = false;
  size_t next_position_ = 0;
  ScriptTag next_script_ = kScriptZyyy;
};

}  // namespace

bool joins_letters(ScriptTag script) {
  switch (script) {
    case script_tag('A', 'r', 'a', 'b'):
    case script_tag('S', 'y', 'r', 'c'):
    case script_tag('M', 'o', 'n', 'g'):
    case script_tag('N', 'k', 'o', 'o'):
    case script_tag('M', 'a', 'n', 'd'):
    case script_tag('P', 'h', 'a', 'g'):
    case script_tag('R', 'o', 'h', 'g'):
    case script_tag('A', 'd', 'l', 'm'):
      return true;
    default:
      return false;
  }
}

ScriptTag script_of(char32_t code_point) {
  return kScriptTags[kScriptTrie[code_point]];
}

void find_script_runs(std::u32string_view text, ScriptTag fallback, std::vector<ScriptRun>& out) {
  out.clear();
  if (text.empty()) return;
  ScriptResolver(text, fallback, out).run();
}

}  // namespace banxin
