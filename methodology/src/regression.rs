//! A straight line through points, by least squares.

/// The line that fits best, and how well it does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// How many points.
    pub points: usize,
    /// Where it is at zero.
    pub start: f64,
    /// By how much it rises for each unit.
    pub slope: f64,
    /// The share of the variance that it accounts for, 0 to 1.
    pub r_squared: f64,
    /// The standard deviation of what is left, with two degrees of freedom gone.
    pub residual: f64,
}

impl Line {
    /// The line through points; none if there are fewer than three, or if all have the same place.
    pub fn through(points: &[(f64, f64)]) -> Option<Line> {
        let n = points.len() as f64;
        let mean_x = points.iter().map(|(x, _)| x).sum::<f64>() / n;
        let mean_y = points.iter().map(|(_, y)| y).sum::<f64>() / n;
        let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
        for (x, y) in points {
            let (x, y) = (x - mean_x, y - mean_y);
            xx += x * x;
            xy += x * y;
            yy += y * y;
        }
        if points.len() < 3 || xx == 0.0 || yy == 0.0 {
            return None;
        }
        let slope = xy / xx;
        // Rounding must not make it negative.
        let left = (yy - slope * xy).max(0.0);
        Some(Line {
            points: points.len(),
            start: mean_y - slope * mean_x,
            slope,
            r_squared: 1.0 - left / yy,
            residual: (left / (n - 2.0)).sqrt(),
        })
    }

    /// What is left of a point above the line.
    pub fn above(&self, (x, y): (f64, f64)) -> f64 {
        y - self.start - self.slope * x
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Anscombe's first set (The American Statistician 27, 1973), with its published figures.
    const ANSCOMBE: [(f64, f64); 11] = [
        (10.0, 8.04),
        (8.0, 6.95),
        (13.0, 7.58),
        (9.0, 8.81),
        (11.0, 8.33),
        (14.0, 9.96),
        (6.0, 7.24),
        (4.0, 4.26),
        (12.0, 10.84),
        (7.0, 4.82),
        (5.0, 5.68),
    ];

    #[test]
    fn anscombes_figures_come_out() {
        let line = Line::through(&ANSCOMBE).expect("a line");
        assert!((line.start - 3.0001).abs() < 1e-4, "{line:?}");
        assert!((line.slope - 0.5001).abs() < 1e-4, "{line:?}");
        assert!((line.r_squared - 0.6665).abs() < 1e-4, "{line:?}");
        assert!((line.residual - 1.2366).abs() < 1e-4, "{line:?}");
    }

    #[test]
    fn there_is_no_line_through_too_little() {
        assert_eq!(Line::through(&ANSCOMBE[..2]), None);
        assert_eq!(Line::through(&[(1.0, 2.0), (1.0, 3.0), (1.0, 4.0)]), None);
    }
}
