"""壁に貼る地図: which paper, scale and district, how many sheets that makes, and their pages."""
