// Dates as article files write them.
#pragma once
#include <string>
#include <string_view>

namespace banxin {

struct ReadDate {
  std::string machine;  ///< "2014-03-05T08:09:10+08:00", "2014-03-05 08:09:10" or "2014-03-05"; empty when it
                        ///< is no date
  std::string text;     ///< "2014年3月5日", the day in the date's own time zone
};

/// RFC 2822 ("Wed, 5 Mar 2014 08:09:10 +0800", with or without the weekday, GMT and its like as +0000).
ReadDate read_rfc2822_date(std::string_view text);

/// The first date in the text: 2014年3月5日, 2014-03-05, 2014/3/5, 2014.3.5, each with or without hh:mm[:ss]
/// after it. The same for a machine form as in <time datetime>.
ReadDate read_written_date(std::string_view text);

}  // namespace banxin
