#pragma once
// A pasted WhatsApp chat becomes a report: text, telephone, name and time are read from what the phone copies.

#include "base/time.hpp"

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace sinergi::grievances {

struct ChatRead {
    std::string text;                  // the messages, without stamps and "<Media omitted>"
    std::optional<std::string> phone;  // "+62..."
    std::optional<std::string> name;
    std::optional<Moment> at;  // of the first message
    std::int64_t messages = 0;
};
BOOST_DESCRIBE_STRUCT(ChatRead, (), (text, phone, name, at, messages))

/// Reads what WhatsApp copies or exports, Android and iPhone, Indonesian and English:
///   [22/11/26 08.15] +62 812-3456-7890: isi            [22/11/2026 08:15:02] Ibu Euis: isi
///   22/11/26, 08.15 - +62 812-3456-7890: isi           22/11/2026 8:15 AM - Ibu Euis: isi
/// Text without stamps is taken as it is; a telephone number anywhere in it is read. Days come first, as in Indonesia.
[[nodiscard]] ChatRead read_chat(std::string_view pasted, Zone zone);

}  // namespace sinergi::grievances
