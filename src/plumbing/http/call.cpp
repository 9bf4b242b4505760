#include "plumbing/http/inner.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace sinergi::http {
namespace {

int hex_value(char c) noexcept {
    if (c >= '0' && c <= '9') return c - '0';
    c = small(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// Calls `use` with each part of `list` between separators, without white space around, until it says true.
template <class F>
bool any_part(std::string_view list, char separator, F&& use) {
    while (!list.empty()) {
        auto const end = std::min(list.find(separator), list.size());
        if (use(trimmed(list.substr(0, end)))) return true;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

/// "id" or "en" when `tag` is one of them ("en-GB"), else "".
std::string_view known_language(std::string_view tag) noexcept {
    if (tag.size() > 2 && tag[2] != '-') return {};
    if (is_same_word(tag.substr(0, 2), "id")) return "id";
    if (is_same_word(tag.substr(0, 2), "en")) return "en";
    return {};
}

}  // namespace

bool is_same_word(std::string_view a, std::string_view b) noexcept {
    return std::ranges::equal(a, b, [](char x, char y) { return small(x) == small(y); });
}

bool has_word(std::string_view list, std::string_view word) noexcept {
    return any_part(list, ',', [&](std::string_view part) {
        auto const semicolon = std::min(part.find(';'), part.size());
        if (!is_same_word(trimmed(part.substr(0, semicolon)), word)) return false;
        auto const weight = part.find("q=", semicolon);  // "q=0", "q=0.0" mean: not this one
        return weight == part.npos || part.find_first_of("123456789", weight) != part.npos;
    });
}

Result<Target> parse_target(std::string_view text) {
    for (std::string_view const scheme : {"http://", "https://"}) {  // absolute form, as to a proxy
        if (!text.starts_with(scheme)) continue;
        auto const slash = text.find('/', scheme.size());
        text = slash == text.npos ? std::string_view("/") : text.substr(slash);
        break;
    }
    auto const is_odd = [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == '#'; };
    if (!text.starts_with('/') || std::ranges::any_of(text, is_odd))
        return refuse(Why::malformed, "http.target_malformed");
    auto const mark = text.find('?');
    if (mark == text.npos) return Target{text, {}};
    return Target{text.substr(0, mark), text.substr(mark + 1)};
}

std::optional<std::string> percent_decoded(std::string_view text, Plus plus) {
    std::string made;
    made.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus == Plus::is_space) {
            made += ' ';
        } else if (text[i] != '%') {
            made += text[i];
        } else {
            if (i + 2 >= text.size()) return std::nullopt;
            int const high = hex_value(text[i + 1]);
            int const low = hex_value(text[i + 2]);
            if (high < 0 || low < 0 || high + low == 0) return std::nullopt;
            made += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return made;
}

std::vector<std::pair<std::string, std::string>> query_pairs(std::string_view query) {
    constexpr std::size_t pairs_max = 1'000;  // reading is square in the number of names
    std::vector<std::pair<std::string, std::string>> pairs;
    any_part(query, '&', [&](std::string_view part) {
        auto const sign = std::min(part.find('='), part.size());
        auto name = percent_decoded(part.substr(0, sign), Plus::is_space);
        auto value = percent_decoded(part.substr(std::min(sign + 1, part.size())), Plus::is_space);
        if (name && value && !name->empty()) pairs.emplace_back(*std::move(name), *std::move(value));
        return pairs.size() == pairs_max;
    });
    return pairs;
}

std::string_view Call::header(std::string_view name) const {
    if (raw == nullptr) return {};
    for (auto const& [key, value] : raw->headers) {
        if (key.size() == name.size() && is_same_word(key, name)) return value;
    }
    return {};
}

std::string_view Call::cookie(std::string_view name) const {
    std::string_view found;
    any_part(header("cookie"), ';', [&](std::string_view part) {
        if (!part.starts_with(name) || part.size() <= name.size() || part[name.size()] != '=') return false;
        found = part.substr(name.size() + 1);
        if (found.size() >= 2 && found.starts_with('"') && found.ends_with('"'))
            found = found.substr(1, found.size() - 2);
        return true;
    });
    return found;
}

std::optional<std::string> Call::asked(std::string_view name) const {
    std::optional<std::string> found;
    any_part(query, '&', [&](std::string_view part) {
        auto const sign = std::min(part.find('='), part.size());
        auto const key = part.substr(0, sign);
        if (key != name && percent_decoded(key, Plus::is_space) != name) return false;
        found = percent_decoded(part.substr(std::min(sign + 1, part.size())), Plus::is_space);
        return found.has_value();
    });
    return found;
}

std::string_view Call::language() const {
    if (auto const wish = asked("lang")) {
        if (auto const known = known_language(*wish); !known.empty()) return known;
    }
    if (auto const known = known_language(cookie("lang")); !known.empty()) return known;
    std::string_view found = "id";
    any_part(header("accept-language"), ',',
             [&](std::string_view part) {  // the order browsers send is the order of wish
                 auto const known = known_language(part.substr(0, part.find(';')));
                 if (!known.empty()) found = known;
                 return !known.empty();
             });
    return found;
}

std::string_view Call::token() const {
    constexpr std::string_view bearer = "Bearer ";
    auto const said = header("authorization");
    if (said.size() > bearer.size() && is_same_word(said.substr(0, bearer.size()), bearer)) {
        return trimmed(said.substr(bearer.size()));
    }
    return cookie("sinergi_session");
}

Asked::Asked(Method method, std::string target, std::string body,
             std::vector<std::pair<std::string, std::string>> headers, Moment now)
    : target_(std::move(target)), body_(std::move(body)), headers_(std::move(headers)) {
    for (auto const& [name, value] : headers_) raw_.headers.emplace_back(name, value);
    auto const parts = parse_target(target_);
    SINERGI_CHECK(parts.has_value());
    call.method = method;
    call.path = parts->path;
    call.query = parts->query;
    call.body = body_;
    call.peer = "127.0.0.1";
    call.now = now;
    call.raw = &raw_;
}

}  // namespace sinergi::http
