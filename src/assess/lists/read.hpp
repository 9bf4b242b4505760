#pragma once
// A file becomes a list: rows kept as they came, people encoded for the matching engine, faults by kind.

#include "lists/rules/headings.hpp"
#include "matching/table.hpp"

#include <functional>
#include <memory>

namespace sinergi::lists {

/// Villages by name, so that "Sindangjawa, Kadugede" and 3208012001 are one place. Made once, read by any number of
/// threads.
class Villages {
public:
    Villages();
    /// The code of a village, of its district when the village is not known, or "" for none or too many.
    /// @param regency  first four digits of a code, when known
    [[nodiscard]] std::string_view find(std::string_view district, std::string_view village,
                                        std::string_view regency) const;
    [[nodiscard]] std::string_view regency(std::string_view name) const;

private:
    struct Place {
        std::uint64_t key;
        char code[10];
        std::uint8_t size;
    };
    void add(std::uint64_t key, std::string_view code);
    [[nodiscard]] std::string_view one_of(std::uint64_t key, std::string_view regency) const;
    std::vector<Place> places_;
};

/// Faults of a list: each kind counted, the first of each kind listed.
struct Faults {
    std::array<std::int64_t, fault_kinds> counts{};
    std::vector<CellFault> listed;
    void note(FaultKind kind, std::int64_t line, std::int32_t column, std::string_view read);
    [[nodiscard]] std::int64_t all() const noexcept;
};

/// How the rows of a list name their villages.
enum class AreaStyle : std::uint8_t { none, code, name };

/// A list in memory.
class List {
public:
    std::string file;
    Shape shape;
    matching::Book book{0};             // the words of the list
    std::vector<matching::Row> people;  // encoded, one for each row kept
    std::vector<std::uint32_t> lines;   // of each row, as a person counts in the file
    Faults faults;
    AreaStyle area_style = AreaStyle::none;
    [[nodiscard]] std::size_t size() const noexcept { return lines.size(); }

    /// The cells of a row as they came; `into` is filled.
    void cells(std::size_t row, Cells& into) const;
    [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const noexcept;
    /// What the row says of the person, cleaned: 16 digits, 1985-08-17, L or P, "Sindangjawa, Kadugede".
    [[nodiscard]] std::string value(std::size_t row, Holds what) const;

private:
    friend class Intake;
    Date today_;
    std::string text_;                   // all cells, each closed by \x1F
    std::vector<std::uint64_t> begins_;  // of each row, and the end
};

/// What a file looks like before it is read whole.
struct Look {
    Shape shape;
    std::vector<std::string> sheets;
    std::vector<std::vector<std::string>> sample;  // the first rows of people
    int weight = 0;                                // how much it looks like a list of people
};

/// What we know before reading.
struct Wish {
    std::string file;                                              // its name, for people
    std::optional<std::string> sheet{};                            // by name; none: the one that looks most like people
    Told told{};                                                   // columns as a person set them
    std::function<Told(std::string_view signature)> remembered{};  // by signature_text
    Date today;
    std::int64_t rows_max = 1'000'000;
};

/// @refuses sheet.* lists.not_a_table lists.empty lists.no_such_sheet lists.too_many_rows (about: the limit)
[[nodiscard]] Result<Look> look(std::string_view bytes, Wish const& wish);

/// Called now and then with the rows read so far; Go::stop ends the reading (lists.cancelled).
using Heard = std::function<matching::Go(std::int64_t rows)>;
/// @refuses as look(), lists.too_many_rows (about: the limit) lists.cancelled
[[nodiscard]] Result<List> read(std::string_view bytes, Shape const& shape, Wish const& wish, Villages const& villages,
                                Heard const& heard = {});

}  // namespace sinergi::lists
