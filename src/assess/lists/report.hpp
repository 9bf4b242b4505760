#pragma once
// What a comparison says, as tables: the same rows for the workbook, the screen and the keeping in between.

#include "lists/compare.hpp"
#include "plumbing/locale/locale.hpp"

namespace sinergi::lists {

/// How a cell's text becomes words.
enum class Render : std::uint8_t {
    plain,
    number,   // of a line
    side,     // "left" "right"
    sure,     // thousandths of a bit
    reasons,  // "nik.digit nama.typo", field and level
    field,    // "nik", or "=Bank" for a column's own title
    fault,    // FaultKind
    verdict,  // "same" "different" ""
};
BOOST_DESCRIBE_ENUM(Render, plain, number, side, sure, reasons, field, fault, verdict)

/// A column of a group's table. `title` is a key (`lists.title_line_left`, `lists.holds_nik`) or, after "=", the file's
/// own.
struct Heading {
    std::string title;
    Render render = Render::plain;
    std::int64_t width = 14;
    std::string side{};  // "left" or "right" where both lists' values stand beside each other
};
BOOST_DESCRIBE_STRUCT(Heading, (), (title, render, width, side))

/// Words for what a cell or a title holds.
[[nodiscard]] std::string in_words(Render render, std::string_view raw, locale::Language language);
[[nodiscard]] std::string title_in_words(Heading const& heading, locale::Language language);
/// "NIK sama; nama beda ejaan", the weightiest first.
[[nodiscard]] std::string reasons_of(matching::Score const& score);

using Row = std::span<std::string const>;
using SeesRow = std::function<void(Row)>;

/// Tables by group, wherever they are.
class Tables {
public:
    virtual ~Tables() = default;
    Tables(Tables const&) = delete;
    Tables& operator=(Tables const&) = delete;
    [[nodiscard]] virtual std::vector<Heading> headings(Group group) const = 0;
    /// In their order.
    virtual void each(Group group, SeesRow const& sees) const = 0;

protected:
    Tables() = default;
};

/// Of a comparison in memory.
class ComparedTables final : public Tables {
public:
    explicit ComparedTables(Comparison const& of);
    [[nodiscard]] std::vector<Heading> headings(Group group) const override;
    void each(Group group, SeesRow const& sees) const override;

private:
    void each_both(SeesRow const& sees) const;
    void each_only(List const& list, std::vector<std::uint32_t> const& rows, SeesRow const& sees) const;
    void each_double(SeesRow const& sees) const;
    void each_change(SeesRow const& sees) const;
    void each_doubt(SeesRow const& sees) const;
    void each_fault(SeesRow const& sees) const;
    Comparison const& of_;
    std::vector<Holds> shown_;  // what tells a person apart, of what either list has
};

// ---- numbers

struct FaultCount {
    FaultKind kind = FaultKind::none;
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(FaultCount, (), (kind, count))
struct ColumnRead {
    std::string title;
    Holds holds = Holds::other;
    Known known = Known::not_known;
};
BOOST_DESCRIBE_STRUCT(ColumnRead, (), (title, holds, known))
struct ListSummary {
    std::string file, sheet;
    std::int64_t rows = 0, people_double = 0;
    std::vector<ColumnRead> columns;
    std::vector<FaultCount> faults;
};
BOOST_DESCRIBE_STRUCT(ListSummary, (), (file, sheet, rows, people_double, columns, faults))
struct FieldCount {
    std::string field;  // as Render::field
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(FieldCount, (), (field, count))
struct GroupCount {
    Group group = Group::both;
    std::int64_t rows = 0;  // of its table
    std::int64_t people = 0;
};
BOOST_DESCRIBE_STRUCT(GroupCount, (), (group, rows, people))
struct Summary {
    ListSummary left, right;
    std::vector<GroupCount> groups;   // in the order of Group
    std::vector<FieldCount> changed;  // the most frequent first
};
BOOST_DESCRIBE_STRUCT(Summary, (), (left, right, groups, changed))
[[nodiscard]] Summary summary_of(Comparison const& of);

struct Cover {
    std::string office;  // "" outside an office
    Moment made;
    Zone zone = Zone::WIB;
    locale::Language language = locale::Language::id;
    unsigned threads = 0;  // as jobs::hands
};
/// The workbook: a sheet with the figures, then one a group.
[[nodiscard]] std::string workbook(Tables const& tables, Summary const& summary, Cover const& cover);

}  // namespace sinergi::lists
