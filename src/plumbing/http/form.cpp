#include "plumbing/http/inner.hpp"

#include "base/text.hpp"

namespace sinergi::http {
namespace {

constexpr std::size_t parts_max = 200;
constexpr std::size_t part_header_max = 8'192;

/// `name="value"` or `name=value` in "form-data; name=..."; a backslash before a quote keeps it.
std::optional<std::string> parameter(std::string_view header, std::string_view name) {
    std::size_t at = header.find(';');
    while (at < header.size()) {
        ++at;
        while (at < header.size() && (header[at] == ' ' || header[at] == '\t')) ++at;
        auto const sign = header.find_first_of("=;", at);
        if (sign == header.npos) return std::nullopt;
        auto const key = trimmed(header.substr(at, sign - at));
        at = sign;
        if (header[sign] == ';') continue;
        std::string value;
        ++at;
        if (at < header.size() && header[at] == '"') {
            for (++at; at < header.size() && header[at] != '"'; ++at) {
                if (header[at] == '\\' && at + 1 < header.size() && (header[at + 1] == '"' || header[at + 1] == '\\'))
                    ++at;
                value += header[at];
            }
            at = header.find(';', at);
        } else {
            auto const end = std::min(header.find(';', at), header.size());
            value = trimmed(header.substr(at, end - at));
            at = end;
        }
        if (is_same_word(key, name)) return value;
    }
    return std::nullopt;
}

/// The headers of one part: its name, and of a file its name and type.
std::optional<FormPart> part_of(std::string_view headers) {
    FormPart part;
    bool has_name = false;
    while (!headers.empty()) {
        auto const end = std::min(headers.find("\r\n"), headers.size());
        auto const line = headers.substr(0, end);
        headers.remove_prefix(std::min(end + 2, headers.size()));
        auto const colon = line.find(':');
        if (colon == line.npos) return std::nullopt;
        auto const value = trimmed(line.substr(colon + 1));
        if (is_same_word(line.substr(0, colon), "content-disposition")) {
            auto name = parameter(value, "name");
            if (!name) return std::nullopt;
            part.name = *std::move(name);
            part.file_name = parameter(value, "filename").value_or("");
            has_name = true;
        } else if (is_same_word(line.substr(0, colon), "content-type")) {
            part.type = value;
        }
    }
    return has_name ? std::optional(std::move(part)) : std::nullopt;
}

Result<std::vector<FormPart>> read_multipart(std::string_view body, std::string_view type) {
    auto const malformed = [] { return refuse(Why::malformed, "http.form_malformed"); };
    auto const boundary = parameter(type, "boundary");
    if (!boundary || boundary->empty() || boundary->size() > 70) return malformed();
    // Each delimiter stands at the start of a line; the first may stand at the very start.
    auto const delimiter = "\r\n--" + *boundary;
    std::vector<FormPart> parts;
    std::size_t at =
        body.starts_with(std::string_view(delimiter).substr(2)) ? delimiter.size() - 2 : body.find(delimiter);
    if (at == body.npos) return malformed();
    if (at != delimiter.size() - 2) at += delimiter.size();
    for (;;) {
        if (body.substr(at).starts_with("--")) return parts;
        auto const line_end = body.find("\r\n", at);
        if (line_end == body.npos || !trimmed(body.substr(at, line_end - at)).empty()) return malformed();
        auto const headers_from = line_end + 2;
        auto const headers_end = body.find("\r\n\r\n", line_end);
        if (headers_end == body.npos || headers_end < headers_from || headers_end - headers_from > part_header_max) {
            return malformed();
        }
        auto part = part_of(body.substr(headers_from, headers_end - headers_from));
        auto const from = headers_end + 4;
        // The line end of an empty part is also the one before its delimiter.
        auto const end = body.find(delimiter, from - 2);
        if (!part || end == body.npos || parts.size() == parts_max) return malformed();
        part->bytes = body.substr(from, end > from ? end - from : 0);
        parts.push_back(*std::move(part));
        at = end + delimiter.size();
    }
}

}  // namespace

Result<std::vector<FormPart>> read_form(Call const& call) {
    auto const type = call.header("content-type");
    auto const kind = trimmed(type.substr(0, type.find(';')));
    if (is_same_word(kind, "multipart/form-data")) return read_multipart(call.body, type);
    if (!is_same_word(kind, "application/x-www-form-urlencoded")) return refuse(Why::malformed, "http.form_malformed");
    std::vector<FormPart> parts;
    for (auto& [name, value] : query_pairs(call.body)) {
        if (parts.size() == parts_max) return refuse(Why::malformed, "http.form_malformed");
        parts.push_back({.name = std::move(name), .bytes = std::move(value)});
    }
    return parts;
}

}  // namespace sinergi::http
