#include "audit/rules.hpp"

namespace sinergi::audit {
namespace {

constexpr std::size_t digest_size = 32;

void add(std::string& out, std::int64_t number) {
    for (int i = 0; i < 8; ++i) out += static_cast<char>((number >> (8 * i)) & 255);
}
void add(std::string& out, std::string_view text) {
    add(out, static_cast<std::int64_t>(text.size()));
    out += text;
}

bool is_sealed(std::string_view sealed, std::string_view digest) {
    for (std::size_t at = 0; at < sealed.size(); at += digest_size) {
        if (sealed.substr(at, digest_size) == digest) return true;
    }
    return false;
}

bool is_found(std::span<Found const> found, std::string_view digest) {
    return std::any_of(found.begin(), found.end(), [&](Found const& line) { return line.digest == digest; });
}

}  // namespace

std::string canonical(LineRow const& line) {
    std::string out;
    out.reserve(256);
    add(out, line.id);
    add(out, line.at.ms);
    add(out, line.actor);
    add(out, line.account.value_or(0));
    add(out, line.role);
    add(out, line.act);
    add(out, line.subject_kind);
    add(out, line.subject.value_or(0));
    add(out, line.region);
    bool const is_apart = !line.purpose_digest.empty();
    add(out, is_apart ? std::string_view() : std::string_view(line.purpose));
    add(out, line.address);
    add(out, line.digest);
    if (is_apart) add(out, line.purpose_digest);  // one member more, so that neither is read as the other
    return out;
}

std::string canonical(BlockRow const& block, std::string_view digests) {
    std::string out;
    add(out, block.previous);
    add(out, block.number);
    add(out, block.first_seq);
    add(out, block.last_seq);
    add(out, block.at.ms);
    add(out, digests);
    return out;
}

std::optional<Broken> first_broken(std::int64_t first_seq, std::string_view sealed, std::span<Found const> found) {
    auto const count = sealed.size() / digest_size;
    std::size_t at = 0;
    for (std::size_t i = 0; i < count; ++i, ++at) {
        auto const seq = first_seq + static_cast<std::int64_t>(i);
        auto const wanted = sealed.substr(i * digest_size, digest_size);
        bool const is_here = at < found.size() && found[at].seq == seq;
        if (is_here && found[at].digest == wanted) {
            // A second line under the same number, where somebody took the constraint away.
            if (at + 1 < found.size() && found[at + 1].seq == seq)
                return Broken{seq, found[at + 1].id, Break::inserted};
            continue;
        }
        bool const is_elsewhere = is_found(found, wanted);
        if (!is_here) return Broken{seq, 0, is_elsewhere ? Break::reordered : Break::removed};
        bool const belongs = is_sealed(sealed, found[at].digest);
        if (is_elsewhere) return Broken{seq, found[at].id, belongs ? Break::reordered : Break::inserted};
        return Broken{seq, belongs ? 0 : found[at].id, belongs ? Break::removed : Break::changed};
    }
    if (at < found.size()) return Broken{found[at].seq, found[at].id, Break::inserted};
    return std::nullopt;
}

}  // namespace sinergi::audit
