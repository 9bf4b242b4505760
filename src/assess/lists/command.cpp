#include "lists/command.hpp"

#include "lists/report.hpp"
#include "plumbing/jobs/crew.hpp"
#include "plumbing/json/write.hpp"
#include "plumbing/sheet/csv.hpp"

#include <charconv>
#include <fstream>
#include <iostream>
#include <iterator>
#include <thread>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sinergi::lists {
namespace {

using locale::Language;

/// A file as the system maps it: read once, kept by nobody.
class Mapped {
public:
    explicit Mapped(std::string const& path) {
        auto const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        struct stat about{};
        if (file < 0 || ::fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) {
            if (file >= 0) ::close(file);
            return;
        }
        is_there_ = true;
        size_ = static_cast<std::size_t>(about.st_size);
        if (size_ > 0) {
            auto* const at = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
            if (at == MAP_FAILED)
                is_there_ = false;
            else
                at_ = static_cast<char const*>(at);
        }
        ::close(file);
    }
    Mapped(Mapped const&) = delete;
    Mapped& operator=(Mapped const&) = delete;
    ~Mapped() {
        if (at_) ::munmap(const_cast<char*>(at_), size_);
    }
    [[nodiscard]] bool is_there() const noexcept { return is_there_; }
    [[nodiscard]] std::string_view bytes() const noexcept {
        return at_ ? std::string_view(at_, size_) : std::string_view{};
    }

private:
    char const* at_ = nullptr;
    std::size_t size_ = 0;
    bool is_there_ = false;
};

/// "3" or "C", as a person names a column; from 0.
std::optional<std::size_t> column_number(std::string_view text) {
    std::size_t number = 0;
    if (text.empty()) return {};
    for (auto const c : text) {
        bool const is_digit = c >= '0' && c <= '9', is_letter = (c | 32) >= 'a' && (c | 32) <= 'z';
        if (!is_digit && !is_letter) return {};
        number = is_digit ? number * 10 + static_cast<std::size_t>(c - '0')
                          : number * 26 + static_cast<std::size_t>((c | 32) - 'a' + 1);
        if (number > 1'000) return {};
    }
    return number == 0 ? std::nullopt : std::optional(number - 1);
}

/// "nama=3,nik=B"
/// @refuses lists.column_unknown
Result<Told> told_of(std::string_view text) {
    Told out;
    while (!text.empty()) {
        auto const comma = text.find(',');
        auto const one = text.substr(0, comma);
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
        auto const is = std::min(one.find('='), one.size());
        SINERGI_TRY(what, holds_of(one.substr(0, is)));
        auto const column = column_number(one.substr(std::min(one.size(), is + 1)));
        if (!column) return refuse(Why::malformed, "lists.column_unknown", std::string(one));
        if (out.size() <= *column) out.resize(*column + 1);
        out[*column] = what;
    }
    return out;
}

std::string file_name(std::string const& path) {
    auto const slash = path.rfind('/');
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

Result<List> read_file(std::string const& path, std::string const& sheet, std::string const& columns, Date today,
                       Villages const& villages) {
    Mapped const file(path);
    if (!file.is_there()) return refuse(Why::not_found, "lists.no_file");
    Wish wish{.file = file_name(path), .today = today};
    if (!sheet.empty()) wish.sheet = sheet;
    SINERGI_TRY(told, told_of(columns));
    wish.told = told;
    SINERGI_TRY(looked, look(file.bytes(), wish));
    return read(file.bytes(), looked.shape, wish, villages);
}

int complain(std::string const& path, Refusal const& refusal, Language language) {
    std::cerr << path << ": " << locale::say(refusal, language) << "\n";
    return 1;
}

void print(Summary const& summary, Language language) {
    auto const say = [&](std::string_view key) { return locale::pattern(key, language); };
    for (auto const* list : {&summary.left, &summary.right}) {
        std::cout << say(list == &summary.left ? "lists.side_left" : "lists.side_right") << "  " << list->file
                  << (list->sheet.empty() ? "" : " / ") << list->sheet << ": " << list->rows << "\n";
        for (auto const& column : list->columns)
            if (column.holds != Holds::other)
                std::cout << "    " << in_words(Render::field, holds_text(column.holds), language) << " = "
                          << column.title << "\n";
        for (auto const& fault : list->faults)
            std::cout << "    " << fault.count << " x " << in_words(Render::fault, fault_text(fault.kind), language)
                      << "\n";
    }
    for (auto const& group : summary.groups)
        std::cout << say(fmt::format("lists.group_{}", group_text(group.group))) << ": " << group.rows << "\n";
}

void write_pairs(std::string const& path, Comparison const& of) {
    sheet::CsvWriter out;
    out.row({"row_left", "row_right", "score"});
    for (auto const& match : of.both)
        out.row({std::to_string(of.left.lines[match.left]), std::to_string(of.right.lines[match.right]),
                 std::to_string(match.score)});
    std::ofstream(path, std::ios::binary) << out.text();
}

/// Both lists at once when there are hands for it.
void read_both(CompareWish const& wish, Date today, std::optional<Result<List>>& left,
               std::optional<Result<List>>& right) {
    Villages const villages;
    jobs::spread(jobs::hands(wish.threads), 2, [&](std::size_t part, unsigned) {
        if (part == 0)
            left = read_file(wish.left, wish.left_sheet, wish.left_columns, today, villages);
        else
            right = read_file(wish.right, wish.right_sheet, wish.right_columns, today, villages);
    });
}

}  // namespace

int run_compare(CompareWish const& wish, Moment now) {
    auto const language = locale::language_of(wish.language);
    std::optional<Result<List>> left, right;
    read_both(wish, date_in(Zone::WIB, now), left, right);
    if (!*left) complain(wish.left, left->error(), language);
    if (!*right) complain(wish.right, right->error(), language);
    if (!*left || !*right) return 1;
    auto compared = compare(std::move(**left), std::move(**right), {.threads = wish.threads});
    if (!compared) return complain(wish.out, compared.error(), language);
    auto const summary = summary_of(*compared);
    if (!wish.pairs.empty()) write_pairs(wish.pairs, *compared);
    if (!wish.out.empty()) {
        auto const bytes =
            workbook(ComparedTables(*compared), summary, {.made = now, .language = language, .threads = wish.threads});
        std::ofstream file(wish.out, std::ios::binary);
        file << bytes;
        file.close();
        if (!file) return complain(wish.out, {.why = Why::conflict, .key = "lists.not_written"}, language);
    }
    if (wish.print == CompareWish::Print::json)
        std::cout << json::write(summary) << "\n";
    else
        print(summary, language);
    return 0;
}

}  // namespace sinergi::lists
