#pragma once
// Where a reading stands and what was wrong so far: the part of read.hpp that needs no template.

#include "base/result.hpp"
#include "plumbing/json/node.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sinergi::json {

/// Members that the struct does not have: wrong in a form, passed over in a letter that a later release wrote.
enum class Strangers : std::uint8_t { refused, passed_over };

/// Where the reading stands, and what was wrong so far (at most `faults_max`: an answer is for people).
class Reader {
public:
    static constexpr std::size_t faults_max = 50;
    explicit Reader(Document const& from, Strangers with = Strangers::refused) noexcept
        : document(from), strangers(with) {}
    Document const& document;
    Strangers const strangers;

    void fault(std::string_view key, std::string limit = {});
    /// Also takes the faults within a value type's refusal.
    void fault(Refusal refusal, std::string limit);
    [[nodiscard]] std::vector<FieldFault>& faults() noexcept { return faults_; }

    /// Steps into a member or an element until the end of the block.
    class Step {
    public:
        Step(Reader& reader, std::string_view member);
        Step(Reader& reader, std::size_t index);
        ~Step() { reader_.path_.resize(length_); }
        Step(Step const&) = delete;
        Step& operator=(Step const&) = delete;

    private:
        Reader& reader_;
        std::size_t length_;
    };

    /// A member of a described struct: `take` reads it into the struct, or into its slots.
    struct Member {
        std::string_view name;
        bool may_miss;
        void (*take)(Reader& reader, Node const& node, void* into);
    };
    /// Every member of an object once. False when something was wrong in it: the faults say what.
    [[nodiscard]] bool take_members(Node const& node, std::span<Member const> members, void* into);

    [[nodiscard]] std::optional<bool> boolean(Node const& node);
    [[nodiscard]] std::optional<std::int64_t> whole(Node const& node, std::int64_t min, std::int64_t max);
    [[nodiscard]] std::optional<std::uint64_t> natural(Node const& node, std::uint64_t max);
    [[nodiscard]] std::optional<double> real(Node const& node);
    /// The text of a text node, or a fault "http.wrong_type".
    [[nodiscard]] std::optional<std::string_view> text(Node const& node);
    /// A plain string: no control characters but line ends and tabs, at most string_chars_max characters.
    [[nodiscard]] std::optional<std::string> string(Node const& node);
    /// null where a value must stand is a missing one; anything else is of a wrong type.
    void wrong_type(Node const& node, std::string_view wanted);
    /// A text that is none of an enum's names.
    void not_one_of(std::span<std::string_view const> names);
    /// An optional member of a query or form that was left empty.
    [[nodiscard]] bool is_left_empty(Node const& node) const noexcept {
        return node.kind == Kind::null || (node.is_loose && node.kind == Kind::text && node.text_size == 0);
    }

private:
    std::string path_;
    std::vector<FieldFault> faults_;
};

}  // namespace sinergi::json
