#pragma once
// What a run has done so far, in a folder beside its result: a killed run goes on, a finished one leaves nothing.

#include "matching/model.hpp"

namespace sinergi::matching {

class FolderJournal final : public Journal {
public:
    /// @param folder  made when it is not there; emptied when it belongs to another task
    /// @param task    all that the result depends on
    /// @throws NotWritten
    FolderJournal(std::string folder, std::string const& task);
    /// Whether a journal may be kept in `folder`: nothing of that name is there, or it is empty, or an earlier journal.
    [[nodiscard]] static bool may_be_in(std::string const& folder);
    /// How many steps are there, of an earlier run or of this one.
    [[nodiscard]] std::size_t known() const noexcept { return known_; }
    bool find(std::size_t at, Step& out) override;
    void keep(std::size_t at, Step const& step) override;
    /// Removes the folder: the run is done.
    void close();

private:
    [[nodiscard]] std::string path_of(std::size_t at) const;
    std::string folder_;
    std::size_t known_ = 0;
};

}  // namespace sinergi::matching
