#include "grievances/chat.hpp"

#include "base/phone.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace sinergi::grievances {
namespace {

/// What the phone writes where a photo, a voice or a deleted message stood: the whole line, or how it begins or ends.
constexpr std::array<std::string_view, 6> whole_lines{"<Media omitted>",          "<Media tidak disertakan>",
                                                      "This message was deleted", "This message was deleted.",
                                                      "Pesan ini telah dihapus",  "Pesan ini telah dihapus."};
constexpr std::array<std::string_view, 2> line_begins{"<attached:", "<terlampir:"};
constexpr std::array<std::string_view, 2> file_ends{"(file attached)", "(file terlampir)"};
constexpr std::array<std::string_view, 7> media{"image",    "video", "audio",       "sticker",
                                                "document", "GIF",   "Contact card"};
constexpr std::array<std::string_view, 7> media_id{"gambar",  "video", "audio",       "stiker",
                                                   "dokumen", "GIF",   "Kartu kontak"};
constexpr std::array<std::string_view, 2> edited{"<This message was edited>", "<Pesan ini diedit>"};

/// Up to `max` digits at the front, taken off; -1 when there are none.
int take_number(std::string_view& text, int max) {
    int value = -1;
    for (int i = 0; i < max && !text.empty() && text.front() >= '0' && text.front() <= '9'; ++i) {
        value = (value < 0 ? 0 : value * 10) + (text.front() - '0');
        text.remove_prefix(1);
    }
    return value;
}

bool take_any(std::string_view& text, std::string_view of) {
    if (text.empty() || of.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
}

bool take_word(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

/// WhatsApp puts marks of direction and narrow spaces around its stamps.
void skip_marks(std::string_view& text) {
    for (;;) {
        if (take_word(text, "\xE2\x80\x8E") || take_word(text, "\xE2\x80\xAF") || take_word(text, "\xC2\xA0")) continue;
        if (take_any(text, " \t")) continue;
        return;
    }
}

std::optional<Moment> take_time(std::string_view& text, Date day, Zone zone) {
    int hour = take_number(text, 2);
    if (!take_any(text, ".:")) return std::nullopt;
    int const minute = take_number(text, 2);
    int second = 0;
    if (!text.empty() && (text.front() == ':' || text.front() == '.')) {
        auto rest = text.substr(1);
        if (int const read = take_number(rest, 2); read >= 0) {
            second = read;
            text = rest;
        }
    }
    skip_marks(text);
    bool const is_pm = take_word(text, "PM") || take_word(text, "pm");
    bool const is_am = !is_pm && (take_word(text, "AM") || take_word(text, "am"));
    if (is_pm && hour < 12) hour += 12;
    if (is_am && hour == 12) hour = 0;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second > 59) return std::nullopt;
    return start_of(day, zone).plus_ms(hour * hour_ms + minute * minute_ms + second * second_ms);
}

/// "[22/11/26 08.15] " or "22/11/26, 08.15 - " at the front of a line, taken off.
std::optional<Moment> take_stamp(std::string_view& line, Zone zone) {
    auto text = line;
    skip_marks(text);
    bool const has_bracket = take_any(text, "[");
    int const day = take_number(text, 2);
    bool const slash_one = take_any(text, "/.-");
    int const month = take_number(text, 2);
    bool const slash_two = take_any(text, "/.-");
    int const year = take_number(text, 4);
    if (!slash_one || !slash_two || day < 1 || month < 1 || year < 10) return std::nullopt;
    auto const whole_year = year < 100 ? 2000 + year : year;
    auto date = Date::of(whole_year, month, day);
    // A phone set to American English writes the month first; told apart only from the 13th on.
    if (!date && month > 12) date = Date::of(whole_year, day, month);
    if (!date) return std::nullopt;
    take_any(text, ",");
    skip_marks(text);
    auto const at = take_time(text, *date, zone);
    if (!at) return std::nullopt;
    skip_marks(text);
    if (has_bracket ? !take_any(text, "]") : !take_any(text, "-")) return std::nullopt;
    skip_marks(text);
    line = text;
    return at;
}

/// The sender before the first ": "; a line of the system ("Messages are encrypted") has none.
std::string_view take_sender(std::string_view& line) {
    auto const colon = line.find(": ");
    if (colon == std::string_view::npos || colon > 60) return {};
    auto sender = line.substr(0, colon);
    skip_marks(sender);
    line.remove_prefix(colon + 2);
    auto name = sender;
    take_any(name, "~");  // somebody who is in nobody's contacts
    skip_marks(name);
    return trimmed(name);
}

/// A telephone number anywhere in the text.
std::optional<std::string> phone_in(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        bool const starts = (text[at] == '0' || text[at] == '+' || text.substr(at).starts_with("62")) &&
                            (at == 0 || !(text[at - 1] >= '0' && text[at - 1] <= '9'));
        if (!starts) continue;
        auto end = at + 1;
        while (end < text.size() && end - at < 20 &&
               (std::string_view("0123456789 -.").find(text[end]) != std::string_view::npos))
            ++end;
        auto const phone = Phone::parse(trimmed(text.substr(at, end - at)));
        if (phone && phone->is_mobile()) return phone->text();
    }
    return std::nullopt;
}

bool is_left_out(std::string_view line) {
    skip_marks(line);
    line = trimmed(line);
    auto const is_media = [&](auto const& words, std::string_view ending) {
        return line.ends_with(ending) &&
               std::ranges::find(words, trimmed(line.substr(0, line.size() - ending.size()))) != words.end();
    };
    return std::ranges::find(whole_lines, line) != whole_lines.end() ||
           std::ranges::any_of(line_begins, [&](auto const begin) { return line.starts_with(begin); }) ||
           std::ranges::any_of(file_ends, [&](auto const end) { return line.ends_with(end); }) ||
           is_media(media, "omitted") || is_media(media_id, "tidak disertakan");
}

void add_line(std::string& to, std::string_view line) {
    if (is_left_out(line)) return;
    for (auto const mark : edited)
        if (trimmed(line).ends_with(mark)) line = trimmed(trimmed(line).substr(0, trimmed(line).size() - mark.size()));
    if (!to.empty()) to += '\n';
    to += line;
}

}  // namespace

ChatRead read_chat(std::string_view pasted, Zone zone) {
    ChatRead chat;
    bool is_system_line = false;
    while (!pasted.empty()) {
        auto const end = std::min(pasted.find('\n'), pasted.size());
        auto line = pasted.substr(0, end);
        pasted.remove_prefix(std::min(end + 1, pasted.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (auto const at = take_stamp(line, zone)) {
            auto const sender = take_sender(line);
            is_system_line = sender.empty();
            if (is_system_line) continue;
            ++chat.messages;
            if (!chat.at) chat.at = at;
            auto const phone = Phone::parse(sender);
            if (phone && !chat.phone) chat.phone = phone->text();
            if (!phone && !chat.name) chat.name = std::string(sender);
        }
        if (!is_system_line && !(chat.text.empty() && trimmed(line).empty())) add_line(chat.text, line);
    }
    chat.text = std::string(trimmed(chat.text));
    if (!chat.phone) chat.phone = phone_in(chat.text);
    return chat;
}

}  // namespace sinergi::grievances
